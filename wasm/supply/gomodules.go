//go:build !js

package main

import (
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
)

// module is what `go list` says of one.
type module struct {
	Path, Version, Sum string
	Main               bool
}

// goModules are the modules that something here is compiled from, and what each needs.
// Hugo is a tool of go.mod and is listed with all that it is made of.
func goModules() (list []*component, needs map[string][]string, err error) {
	version, err := ask("go", "env", "GOVERSION")
	if err != nil {
		return nil, nil, err
	}
	std := &component{Type: "library", Name: "std", Version: strings.TrimPrefix(strings.TrimSpace(version), "go"), Licenses: licensed("BSD-3-Clause")}
	std.PURL = "pkg:golang/std@" + std.Version
	std.Ref = std.PURL
	list, needs = append(list, std), map[string][]string{handbook: {std.Ref}}

	refs := map[string]string{handbook: handbook} // go mod graph's names to ours
	for _, query := range [][]string{{"-test", "./..."}, {"tool"}} {
		out, err := ask("go", append([]string{"list", "-deps", "-json=Module"}, query...)...)
		if err != nil {
			return nil, nil, err
		}
		for decoder := json.NewDecoder(strings.NewReader(out)); ; {
			var p struct{ Module *module }
			if err := decoder.Decode(&p); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				return nil, nil, err
			}
			m := p.Module
			if m == nil || m.Main || refs[m.Path+"@"+m.Version] != "" {
				continue
			}
			c, err := m.component()
			if err != nil {
				return nil, nil, err
			}
			refs[m.Path+"@"+m.Version] = c.Ref
			list = append(list, c)
		}
	}
	graph, err := ask("go", "mod", "graph")
	if err != nil {
		return nil, nil, err
	}
	for line := range strings.Lines(graph) {
		from, to, _ := strings.Cut(strings.TrimSpace(line), " ")
		if refs[from] != "" && refs[to] != "" {
			needs[refs[from]] = append(needs[refs[from]], refs[to])
		}
	}
	return list, needs, nil
}

// component has the module's h1 as its SHA-256: the hash that go.sum holds it to.
func (m *module) component() (*component, error) {
	sum, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(m.Sum, "h1:"))
	if err != nil || len(sum) != 32 {
		return nil, fmt.Errorf("%s: go.sum has %q (want h1: and 32 bytes)", m.Path, m.Sum)
	}
	purl := "pkg:golang/" + m.Path + "@" + m.Version
	return &component{Type: "library", Ref: purl, Name: m.Path, Version: m.Version, PURL: purl, Hashes: []hash{{"SHA-256", hex.EncodeToString(sum)}}}, nil
}

// ask runs a command as on the machine that the site is built for, wherever it is built.
func ask(name string, args ...string) (string, error) {
	cmd := exec.Command(name, args...)
	cmd.Env, cmd.Stderr = append(os.Environ(), "GOOS=linux", "GOARCH=amd64"), os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return "", fmt.Errorf("%s %s: %w", name, strings.Join(args, " "), err)
	}
	return string(out), nil
}
