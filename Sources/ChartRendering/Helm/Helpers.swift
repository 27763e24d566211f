import ChartParameters
import KubernetesFacts
import ManifestTree

/// The named templates that the files of a chart use.
struct Helpers {
  let app: String
  let providers: [SpotNodes]

  /// The template for a string that can be given as a whole number.
  var text: String {
    """

    {{/*
    A string that can also be given as a whole number. Helm reads numbers in files as floats and would print 1e+06.
    */}}
    {{- define "\(app).text" -}}
    {{- if kindIs "float64" . }}{{ int64 . }}{{ else }}{{ . }}{{ end }}
    {{- end }}

    """
  }

  /// The template that joins an image reference from its parts.
  var image: String {
    """

    {{/*
    The reference of an image. Takes root and image (its repository, tag, and digest).
    */}}
    {{- define "\(app).image" -}}
    {{- $repository := .image.repository }}
    {{- with .root.Values.imageRegistry }}
    {{- $repository = printf "%s/%s" . (regexReplaceAll "^([^/]*[.:][^/]*|localhost)/" $repository "") }}
    {{- end }}
    {{- $repository }}
    {{- with include "\(app).text" .image.tag }}:{{ . }}{{ end }}
    {{- with .image.digest }}@{{ . }}{{ end }}
    {{- end }}

    """
  }

  /// The template for a name with a content hash.
  var contentHash: String {
    """

    {{/*
    The hash at the end of a name, as Kustomize computes it for ConfigMaps and Secrets. Takes the kind, an empty name and
    the content.
    */}}
    {{- define "\(app).contentHash" -}}
    {{- . | toJson | sha256sum | trunc 10 | replace "0" "g" | replace "1" "h" | replace "3" "k" | replace "a" "m" | replace "e" "t" -}}
    {{- end }}

    """
  }

  /// The template with the label, taint, and notice of `spot.provider`.
  var spot: String {
    var text = """

      {{/*
      The label and taint of the provider's spot nodes, and the seconds in which their pods must stop after a notice.
      */}}
      {{- define "\(app).spot" -}}

      """
    for (index, provider) in providers.enumerated() {
      let isLast = index == providers.count - 1
      text += index == 0 ? "{{- if" : isLast ? "{{- else" : "{{- else if"
      if !isLast { text += " eq .Values.spot.provider \(Node.string(provider.name).json)" }
      text += " -}}\n"
      text +=
        Node.map([
          "key": .string(provider.key), "value": .string(provider.value),
          "notice": .int(Int64(provider.notice)),
        ]).yaml
    }
    return text + "{{- end }}\n{{- end }}\n"
  }

  /// The template for the termination grace period.
  var gracePeriod: String {
    """

    {{/*
    Termination grace period of a service's pods in seconds, with placement spot at most the time in which pods on spot nodes
    must stop; empty for the default of Kubernetes. Takes root and service (its values).
    */}}
    {{- define "\(app).gracePeriod" -}}
    {{- $wanted := .service.terminationGracePeriodSeconds }}
    {{- $notice := (include "\(app).spot" .root | fromYaml).notice | int64 }}
    {{- if and (eq .service.placement "spot") (lt $notice ($wanted | kindIs "invalid" | ternary \(PodDefaults.gracePeriod) $wanted | int64)) }}
    {{- $notice }}
    {{- else if not (kindIs "invalid" $wanted) }}
    {{- int64 $wanted }}
    {{- end }}
    {{- end }}

    """
  }

  /// The template for the placement of pods.
  var scheduling: String {
    """

    {{/*
    Placement of a service's pods: nodeSelector, affinity, tolerations, and topologySpreadConstraints of its values, with
    the label and taint of spot nodes, and with the service's own labels in rules without a selector.
    Takes root, service (its values) and selector (the labels of its pods).
    */}}
    {{- define "\(app).scheduling" -}}
    {{- $spot := include "\(app).spot" .root | fromYaml }}
    {{- $own := dict "matchLabels" .selector }}
    {{- $nodeSelector := dict }}
    {{- $tolerations := .service.tolerations | default list }}
    {{- $affinity := deepCopy (.service.affinity | default dict) }}
    {{- $taint := dict "key" $spot.key "operator" "Equal" "value" $spot.value "effect" "NoSchedule" }}
    {{- if eq .service.placement "spot" }}
    {{- $_ := set $nodeSelector $spot.key $spot.value }}
    {{- $tolerations = prepend $tolerations $taint }}
    {{- else if eq (get (.service.nodeSelector | default dict) $spot.key | toString) $spot.value }}
    {{- $tolerations = prepend $tolerations $taint }}
    {{- end }}
    {{- if eq .service.placement "onDemand" }}
    {{- $away := dict "key" $spot.key "operator" "NotIn" "values" (list $spot.value) }}
    {{- $nodes := $affinity.nodeAffinity | default dict }}
    {{- $required := $nodes.requiredDuringSchedulingIgnoredDuringExecution | default dict }}
    {{- $terms := list }}
    {{- range $required.nodeSelectorTerms | default (list dict) }}
    {{- $terms = append $terms (set . "matchExpressions" (prepend (.matchExpressions | default list) $away)) }}
    {{- end }}
    {{- $_ := set $required "nodeSelectorTerms" $terms }}
    {{- $_ := set $nodes "requiredDuringSchedulingIgnoredDuringExecution" $required }}
    {{- $_ := set $affinity "nodeAffinity" $nodes }}
    {{- end }}
    {{- range $key, $value := .service.nodeSelector }}
    {{- $_ := set $nodeSelector $key $value }}
    {{- end }}
    {{- range list "podAffinity" "podAntiAffinity" }}
    {{- with get $affinity . }}
    {{- range .requiredDuringSchedulingIgnoredDuringExecution }}
    {{- if not (hasKey . "labelSelector") }}{{ $_ := set . "labelSelector" $own }}{{ end }}
    {{- end }}
    {{- range .preferredDuringSchedulingIgnoredDuringExecution }}
    {{- if not (hasKey .podAffinityTerm "labelSelector") }}{{ $_ := set .podAffinityTerm "labelSelector" $own }}{{ end }}
    {{- end }}
    {{- end }}
    {{- end }}
    {{- $spreads := list }}
    {{- range .service.topologySpreadConstraints }}
    {{- $spread := deepCopy . }}
    {{- if not (hasKey $spread "labelSelector") }}{{ $_ := set $spread "labelSelector" $own }}{{ end }}
    {{- $spreads = append $spreads $spread }}
    {{- end }}
    {{- with $nodeSelector }}
    nodeSelector:
      {{- toYaml . | nindent 2 }}
    {{- end }}
    {{- with $affinity }}
    affinity:
      {{- toYaml . | replace "\(NamePrefixAction.text)" $.root.Values.namePrefix | nindent 2 }}
    {{- end }}
    {{- with $tolerations }}
    tolerations:
      {{- toYaml . | nindent 2 }}
    {{- end }}
    {{- with $spreads }}
    topologySpreadConstraints:
      {{- toYaml . | replace "\(NamePrefixAction.text)" $.root.Values.namePrefix | nindent 2 }}
    {{- end }}
    {{- end }}

    """
  }
}
