package main

import (
	"strings"
	"testing"
)

// templated returns the output of a template, which is rendered in the notes because those need not be YAML.
func templated(t *testing.T, template, values string, flags ...string) string {
	t.Helper()
	found := printed(t, map[string]string{
		"values.yaml":         values,
		"templates/NOTES.txt": template,
		"templates/_a.tpl":    `{{ define "labels" }}app: {{ .name }}` + "\n" + `tier: {{ .tier }}{{ end }}`,
		"config/a.properties": "a=1\nb=2\n",
		"config/b.conf":       "x",
		"other.txt":           "\xEF\xBB\xBFo",
	}, append([]string{"--notes"}, flags...)...)
	if strings.HasPrefix(found, "Error: ") {
		return found
	}
	return strings.TrimSuffix(strings.TrimPrefix(found, "\nNOTES:\n"), "\n")
}

func TestTemplatesEvaluateAsInHelm(t *testing.T) {
	for name, test := range map[string]struct{ template, values, expected string }{
		"include with nindent": {
			"labels:\n  {{- include \"labels\" .Values | nindent 2 }}", `{name: web, tier: front}`,
			"labels:\n  app: web\n  tier: front",
		},
		"toYaml ends without a newline": {
			"<{{ toYaml .Values.a }}>", `{a: {c: [1, {d: e}], b: "yes"}}`, "<b: \"yes\"\nc:\n- 1\n- d: e>",
		},
		"toYamlPretty indents lists": {
			"{{ toYamlPretty .Values.a }}", `{a: {b: [1, {d: e}]}}`, "b:\n  - 1\n  - d: e",
		},
		"numbers are floats": {
			"{{ .Values.a }} {{ .Values.b }} {{ .Values.c }} {{ .Values.b | int }} {{ typeOf .Values.a }} {{ toYaml .Values.b }}",
			`{a: 999999, b: 1000000, c: 0.5}`, "999999 1e+06 0.5 1000000 float64 1000000",
		},
		"numbers as JSON are whole": {"{{ toJson .Values }}", `{a: 1000000, b: 1e21}`, `{"a":1000000,"b":1e+21}`},
		"YAML 1.1 is read":          {"{{ toJson .Values }}", `{a: yes, b: 010, c: 1_000, y: n}`, `{"a":true,"b":8,"c":1000,"true":false}`},
		"missing keys are empty": {
			"<{{ .Values.a }}|{{ .Values.b.c }}|{{ .Values.a | quote }}|{{ .Values.a | default \"d\" }}|{{ printf \"%v\" .Values.a }}>",
			`{b: {}}`, "<|||d|<nil>>",
		},
		"a null prints as nothing":        {"<{{ .Values.a }}>{{ hasKey .Values \"a\" }}", `{a: null}`, "<>true"},
		"<no value> is removed from text": {"{{ \"a<no value>b\" }}", ``, "ab"},
		"tpl sees partials and values": {
			"{{ tpl .Values.t . }}", `{t: '{{ include "labels" .Values }}{{ .Values.none }} {{ .Template.Name }}', name: web, tier: t}`,
			"app: web\ntier: t shop/templates/NOTES.txt",
		},
		"tpl defines for itself alone": {
			`{{ tpl "{{ define \"x\" }}inner{{ end }}{{ include \"x\" . }}" . }}`, ``, "inner",
		},
		"tpl redefines for itself alone": {
			`{{ define "x" }}outer{{ end }}{{ include "x" . }} {{ tpl .Values.t . }} {{ include "x" . }}`,
			`{t: '{{ define "x" }}inner{{ end }}{{ tpl "{{ include \"x\" . }}" . }}{{ tpl "" . }}'}`, "outer inner outer",
		},
		"the release": {
			"{{ .Release.Name }} {{ .Release.Namespace }} {{ .Release.Service }} {{ .Release.Revision }} {{ .Release.IsInstall }} {{ .Release.IsUpgrade }}",
			``, "release-name default Helm 1 true false",
		},
		"the chart": {
			"{{ .Chart.Name }}-{{ .Chart.Version }} {{ .Chart.AppVersion }} {{ .Chart.APIVersion }} {{ .Chart.IsRoot }} {{ .Template.BasePath }}",
			``, "shop-1.2.3 4.5 v2 true shop/templates",
		},
		"a field that the chart has not": {
			"{{ .Chart.Nothing }}", ``,
			`Error: template: shop/templates/NOTES.txt:1:9: executing "shop/templates/NOTES.txt" at <.Chart.Nothing>: ` +
				`can't evaluate field Nothing in type interface {}`,
		},
		"the cluster": {
			`{{ .Capabilities.KubeVersion }} {{ .Capabilities.KubeVersion.Minor }} {{ .Capabilities.APIVersions.Has "apps/v1" }} ` +
				`{{ .Capabilities.APIVersions.Has "networking.istio.io/v1" }} {{ semverCompare ">=1.31-0" .Capabilities.KubeVersion.Version }}`,
			``, "v1.35.0 35 true false true",
		},
		"files": {
			"{{ .Files.Get \"other.txt\" }}{{ .Files.Get \"none\" }}\n{{ (.Files.Glob \"config/*\").AsConfig }}\n" +
				"{{ (.Files.Glob \"config/*.conf\").AsSecrets }}\n{{ .Files.Lines \"config/a.properties\" }}{{ (.Files.Glob \"none\").AsConfig }}",
			``, "o\na.properties: |\n  a=1\n  b=2\nb.conf: x\nb.conf: eA==\n[a=1 b=2]{}",
		},
		"reading and spelling": {
			`{{ (fromYaml "a: 1").a }} {{ fromYamlArray "[1, b]" }} {{ (fromJson "{\"a\":2}").a }} {{ fromJsonArray "[3]" }} ` +
				`{{ (fromYaml "[").Error | contains "yaml" }} {{ toJson (dict "a" "<") }} {{ toToml (dict "a" "b") | trim }} {{ lookup "v1" "Pod" "" "" }}`,
			``, `1 [1 b] 2 [3] true {"a":"\u003c"} a = "b" map[]`,
		},
		"the network is not asked": {`<{{ getHostByName "example.com" }}>`, ``, "<>"},
		"a string over lines":      {"a: {{ .Values.a | toYaml | nindent 2 }}", `{a: "x\ny\n"}`, "a: \n  |\n    x\n    y"},
		"required takes false and zero": {
			`{{ required "m" .Values.a }} {{ required "m" .Values.b }} {{ required "m" .Values.c | toJson }}`,
			`{a: false, b: 0, c: {}}`, "false 0 {}",
		},
	} {
		t.Run(name, func(t *testing.T) { expect(t, templated(t, test.template, test.values), test.expected) })
	}
}
