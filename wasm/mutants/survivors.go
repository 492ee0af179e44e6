//go:build !js

package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strings"
)

// key names a change by what it stands in, so that lines may move: the file, the function, and
// the line with what stands there and what was put there in brackets, as in "if n [< <=] 0 {".
type key struct {
	File     string `json:"file"`
	Function string `json:"function"`
	Line     string `json:"line"`
}

// String gives the key as survivors.txt has it.
func (k key) String() string { return k.File + " " + k.Function + "\n\t" + k.Line }

func (k key) folder() string { return strings.SplitN(k.File, "/", 2)[0] }

// parse reads survivors.txt: paragraphs of a file and a function, one or more changed lines, each
// after a tab, and why no test can notice them. Lines that begin with # are left out.
func parse(text string) (map[key]string, error) {
	known := map[key]string{}
	for paragraph := range strings.SplitSeq(text, "\n\n") {
		var in key
		var changed []key
		var why []string
		for line := range strings.Lines(paragraph) {
			line = strings.TrimSuffix(line, "\n")
			mutated, indented := strings.CutPrefix(line, "\t")
			switch {
			case line == "" || strings.HasPrefix(line, "#"):
			case in.File == "":
				file, function, spaced := strings.Cut(line, " ")
				if !spaced {
					return nil, fmt.Errorf("%q: want a file, a space and a function", line)
				}
				in.File, in.Function = file, function
			case indented:
				in.Line = mutated
				changed = append(changed, in)
			default:
				why = append(why, line)
			}
		}
		if in.File == "" {
			continue
		}
		if len(changed) == 0 || len(why) == 0 {
			return nil, fmt.Errorf("%s %s: want a changed line, after a tab, and why no test notices it", in.File, in.Function)
		}
		for _, k := range changed {
			if _, twice := known[k]; twice {
				return nil, fmt.Errorf("explained twice:\n%s", k)
			}
			known[k] = strings.Join(why, " ")
		}
	}
	return known, nil
}

// instead is what gremlins puts in an operator's place, by kind of change.
var instead = map[string]map[string]string{
	"ARITHMETIC_BASE":         {"+": "-", "-": "+", "*": "/", "/": "*", "%": "*"},
	"CONDITIONALS_BOUNDARY":   {">=": ">", ">": ">=", "<=": "<", "<": "<="},
	"CONDITIONALS_NEGATION":   {"==": "!=", "!=": "==", ">=": "<", ">": "<=", "<=": ">", "<": ">="},
	"INCREMENT_DECREMENT":     {"--": "++", "++": "--"},
	"INVERT_ASSIGNMENTS":      {"+=": "-=", "*=": "/=", "/=": "*=", "%=": "%=", "-=": "+="},
	"INVERT_BITWISE":          {"&": "|", "|": "&", "^": "&", "&^": "&", "<<": ">>", ">>": "<<"},
	"INVERT_BWASSIGN":         {"&=": "|=", "|=": "&=", "^=": "&=", "&^=": "&=", "<<=": ">>=", ">>=": "<<="},
	"INVERT_LOGICAL":          {"&&": "||", "||": "&&"},
	"INVERT_LOOPCTRL":         {"break": "continue", "continue": "break"},
	"REMOVE_SELF_ASSIGNMENTS": {"+=": "=", "&=": "=", "&^=": "=", "*=": "=", "|=": "=", "/=": "=", "%=": "=", "<<=": "=", ">>=": "=", "-=": "=", "^=": "="},
}

// place gives the key of a change in a file below root. What cannot be read has no line, and so
// is never explained.
func place(root, file string, m change) key {
	k := key{File: file}
	text, err := os.ReadFile(filepath.Join(root, file))
	if err != nil {
		return k
	}
	set := token.NewFileSet()
	parsed, err := parser.ParseFile(set, file, text, 0)
	if err != nil {
		return k
	}
	k.Function = "(none)"
	for _, d := range parsed.Decls {
		if set.Position(d.Pos()).Line <= m.Line && m.Line <= set.Position(d.End()).Line {
			k.Function = declared(d)
		}
	}
	lines := strings.Split(string(text), "\n")
	if m.Line > len(lines) || m.Column > len(lines[m.Line-1]) {
		return k
	}
	line := lines[m.Line-1]
	before, rest := line[:m.Column-1], line[m.Column-1:]
	was := ""
	for old := range instead[m.Type] {
		if strings.HasPrefix(rest, old) && len(old) > len(was) {
			was = old
		}
	}
	k.Line = strings.TrimSpace(before + "[" + was + " " + instead[m.Type][was] + "]" + rest[len(was):])
	if strings.TrimSpace(line) == was && m.Line > 1 { // a break alone: the line before tells which
		k.Line = strings.TrimSpace(lines[m.Line-2]) + " " + k.Line
	}
	return k
}

// declared names a function, with its receiver's type, or the first name of another declaration.
func declared(d ast.Decl) string {
	switch d := d.(type) {
	case *ast.FuncDecl:
		if d.Recv == nil {
			return d.Name.Name
		}
		of := d.Recv.List[0].Type
		if pointer, ok := of.(*ast.StarExpr); ok {
			of = pointer.X
		}
		if named, ok := of.(*ast.Ident); ok {
			return named.Name + "." + d.Name.Name
		}
		return d.Name.Name
	case *ast.GenDecl:
		if len(d.Specs) > 0 {
			switch s := d.Specs[0].(type) {
			case *ast.ValueSpec:
				return s.Names[0].Name
			case *ast.TypeSpec:
				return s.Name.Name
			}
		}
	}
	return "(none)"
}
