//go:build !js

package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// operators are the kinds of change, by gremlins' names. INVERT_NEGATIVES is left out: it makes
// the changes of ARITHMETIC_BASE a second time.
var operators = []string{"ARITHMETIC_BASE", "CONDITIONALS_BOUNDARY", "CONDITIONALS_NEGATION", "INCREMENT_DECREMENT",
	"INVERT_ASSIGNMENTS", "INVERT_BITWISE", "INVERT_BWASSIGN", "INVERT_LOGICAL", "INVERT_LOOPCTRL", "REMOVE_SELF_ASSIGNMENTS"}

// read is what the tests read: the packages and what stands beside them, the bank holidays, the
// format of plans, and rules of the built site.
var read = []string{"go.mod", "go.sum", "wasm/*/*.go", "wasm/*/*test/*", "wasm/*/testdata/*", "wasm/*/testdata/*/*/*",
	"content/calendar/*", "content/calculators/plans/format.md", "public/rules.json", "public/hertfordshire/rules.json",
	"public/calculators/rules.json", "public/calculators/plans/format/plan-1.schema.json"}

// copyEngine gives a folder with what the tests read, since gremlins copies the whole of a
// module for each of its workers.
func copyEngine() (string, error) {
	dir, err := os.MkdirTemp("", "mutants-")
	if err != nil {
		return "", err
	}
	var files []string
	for _, pattern := range read {
		found, err := filepath.Glob(pattern)
		if err != nil {
			return "", err
		}
		if len(found) == 0 {
			return "", fmt.Errorf("there is no %s (build the site first)", pattern)
		}
		files = append(files, found...)
	}
	for _, file := range files {
		info, err := os.Stat(file)
		if err != nil {
			return "", err
		}
		if info.IsDir() {
			continue
		}
		text, err := os.ReadFile(file)
		if err != nil {
			return "", err
		}
		to := filepath.Join(dir, file)
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			return "", err
		}
		if err := os.WriteFile(to, text, 0o644); err != nil {
			return "", err
		}
	}
	return dir, nil
}

// found is what gremlins says of one package.
type found struct {
	Files []struct {
		Name      string   `json:"file_name"`
		Mutations []change `json:"mutations"`
	} `json:"files"`
	// endless is how many of those that it calls killed never ended.
	endless int
}

// change is one change, and what became of it.
type change struct {
	Type, Status string
	Line, Column int
}

// unleash tries every change in one package of the copy.
func unleash(gremlins, dir, name string) (found, error) {
	gremlins, err := filepath.Abs(gremlins)
	if err != nil {
		return found{}, err
	}
	first, err := filepath.Abs("wasm/mutants/first")
	if err != nil {
		return found{}, err
	}
	goes, err := exec.LookPath("go")
	if err != nil {
		return found{}, err
	}
	out, endless := filepath.Join(dir, name+".json"), filepath.Join(dir, name+".endless")
	// A second of tests is given 100 before the clock ends them: the shell script's limit is the one that counts.
	args := []string{"unleash", "--output", out, "--timeout-coefficient", "100", "--exclude-files", "/", "--invert-negatives=false"}
	for _, operator := range operators {
		args = append(args, "--"+strings.ToLower(strings.ReplaceAll(operator, "_", "-")))
	}
	cmd := exec.Command(gremlins, append(args, "./wasm/"+name)...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GO="+goes, "ENDLESS="+endless, "PATH="+first+string(os.PathListSeparator)+os.Getenv("PATH"))
	if said, err := cmd.CombinedOutput(); err != nil {
		return found{}, fmt.Errorf("gremlins: %w\n%s", err, said)
	}
	text, err := os.ReadFile(out)
	if err != nil {
		return found{}, err
	}
	var result found
	if err := json.Unmarshal(text, &result); err != nil {
		return found{}, err
	}
	if lines, err := os.ReadFile(endless); err == nil {
		result.endless = len(lines)
	}
	return result, nil
}
