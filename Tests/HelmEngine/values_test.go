package main

import (
	"os"
	"path/filepath"
	"testing"
)

// coalesced returns `.Values` as a template sees it, as JSON.
func coalesced(t *testing.T, chart string, flags ...string) string {
	t.Helper()
	return templated(t, `{{ .Values | toJson }}`, chart, flags...)
}

func TestOverridesCoalesceWithTheChartsValues(t *testing.T) {
	for name, test := range map[string]struct{ chart, override, expected string }{
		"tables merge, lists and scalars replace": {
			`{a: {b: 1, c: [1, 2], d: {e: x}}}`, `{a: {c: [3], d: {f: z}}}`,
			`{"a":{"b":1,"c":[3],"d":{"e":"x","f":"z"}}}`,
		},
		"null deletes a value of the chart": {
			`{a: 1, b: {c: 2, d: 3}, e: {f: 4}}`, `{a: null, b: {c: null}, e: null}`, `{"b":{"d":3}}`,
		},
		"null deletes a null of the chart at the top only": {
			`{a: null, b: {c: null}}`, `{a: null, b: {c: null}}`, `{"b":{"c":null}}`,
		},
		"null stays where the chart has nothing": {
			`{b: {}}`, `{a: null, b: {c: null}}`, `{"a":null,"b":{"c":null}}`,
		},
		"a null of the chart stays": {
			`{a: null, b: {c: null}}`, `{}`, `{"a":null,"b":{"c":null}}`,
		},
		"a scalar over a table and a table over a scalar win": {
			`{a: {b: 1}, c: 2, d: {e: {f: 3}, g: 4}}`, `{a: 5, c: {x: 6}, d: {e: 7, g: {h: 8}}}`,
			`{"a":5,"c":{"x":6},"d":{"e":7,"g":{"h":8}}}`,
		},
		"nothing at all": {``, ``, `{}`},
	} {
		t.Run(name, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), "override.yaml")
			if err := os.WriteFile(file, []byte(test.override), 0o644); err != nil {
				t.Fatal(err)
			}
			expect(t, coalesced(t, test.chart, "-f", file), test.expected)
		})
	}
}

func TestALaterValuesFileOverridesAnEarlierOne(t *testing.T) {
	folder := t.TempDir()
	first, second := filepath.Join(folder, "1.yaml"), filepath.Join(folder, "2.yaml")
	os.WriteFile(first, []byte(`{a: {b: 1, c: 2}, d: [1]}`), 0o644)
	os.WriteFile(second, []byte(`{a: {b: 3, e: null}, d: [4]}`), 0o644)
	expect(t, coalesced(t, `{a: {e: 5}}`, "-f", first, "-f", second, "--set", "a.c=6"), `{"a":{"b":3,"c":6},"d":[4]}`)
}

func TestSetReadsPathsAndTypes(t *testing.T) {
	for text, expected := range map[string]string{
		`a=1,b=x`:                       `{"a":1,"b":"x"}`,
		`a.b.c=true,a.b.d=FALSE`:        `{"a":{"b":{"c":true,"d":false}}}`,
		`a=null`:                        `{"a":null}`,
		`a=007,b=0,c=1.5,d=1e6,e=-3,f=`: `{"a":"007","b":0,"c":"1.5","d":"1e6","e":-3,"f":""}`,
		`a={x,2,null},b=y`:              `{"a":["x",2,null],"b":"y"}`,
		`a[1].b=x,a[0]=y`:               `{"a":["y",{"b":"x"}]}`,
		`a\.b=x\,y`:                     `{"a.b":"x,y"}`,
		`a=b=c`:                         `{"a":"b=c"}`,
		`a`:                             `Error: failed parsing --set data: key "a" has no value`,
		`a=1,a.b=2`:                     `Error: failed parsing --set data: unable to parse key: "b" is not in a table`,
	} {
		t.Run(text, func(t *testing.T) { expect(t, coalesced(t, ``, "--set", text), expected) })
	}
	expect(t, coalesced(t, ``, "--set-string", "a=1,b=true"), `{"a":"1","b":"true"}`)
}
