//go:build !js

package browsertest

import (
	"encoding/xml"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// Pages are the paths of all pages of the built site, that of a missing page among them.
func Pages(root string) ([]string, error) {
	text, err := os.ReadFile(filepath.Join(root, "public", "sitemap.xml"))
	if err != nil {
		return nil, err
	}
	var sitemap struct {
		URL []struct {
			Loc string `xml:"loc"`
		} `xml:"url"`
	}
	if err := xml.Unmarshal(text, &sitemap); err != nil {
		return nil, err
	}
	list := []string{"/404.html"}
	for _, u := range sitemap.URL {
		list = append(list, u.Loc)
	}
	slices.Sort(list)
	if list = slices.Compact(list); len(list) < 15 || list[0] == "" {
		return nil, fmt.Errorf("the sitemap has %d pages only, the first of them %q", len(list)-1, list[0])
	}
	return list, nil
}

// Kinds is one page of each kind, by its pattern. In a pattern * is an area and ~ any name:
// that of a role or a situation, and of what not every area has, as its sections.
func Kinds(root string) (map[string]string, error) {
	pages, err := Pages(root)
	if err != nil {
		return nil, err
	}
	files, err := filepath.Glob(filepath.Join(root, "public", "*", "rules.json"))
	if err != nil {
		return nil, err
	}
	var areas []string
	for _, file := range files {
		if name := filepath.Base(filepath.Dir(file)); name != "calculators" {
			areas = append(areas, name)
		}
	}
	pattern := func(page string) string {
		for _, area := range areas {
			page = strings.Replace(page, "/"+area, "/*", 1)
		}
		return page
	}
	had := map[string]int{}
	for _, page := range pages {
		had[pattern(page)]++
	}
	kinds := map[string]string{}
	for _, page := range pages {
		kind := pattern(page)
		if strings.Contains(kind, "*") && had[kind] < len(areas) || strings.HasPrefix(kind, "/*/") && strings.Count(kind, "/") > 3 {
			kind = path.Dir(strings.TrimSuffix(kind, "/")) + "/~/"
		}
		if kinds[kind] == "" {
			kinds[kind] = page
		}
	}
	return kinds, nil
}
