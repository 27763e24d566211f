{{- /* Rendered by portolan from the spec of food-delivery; change the spec, not this file. */ -}}

{{/*
Fails if the values for the number of a service's pods contradict each other. Takes name and service (its values).
*/}}
{{- define "food-delivery.checkScaling" -}}
{{- $fewest := int64 .service.replicaCount }}
{{- with .service.autoscaling }}
{{- if .enabled }}
{{- if kindIs "invalid" .minReplicas }}
{{- $fewest = max 1 $fewest }}
{{- else }}
{{- $fewest = int64 .minReplicas }}
{{- if gt $fewest (int64 .maxReplicas) }}
{{- fail (printf "%s.autoscaling.minReplicas (%d) must be at most maxReplicas (%d)" $.name $fewest (int64 .maxReplicas)) }}
{{- end }}
{{- end }}
{{- end }}
{{- end }}
{{- with .service.pdb }}
{{- if .enabled }}
{{- if not (kindIs "invalid" .minAvailable) }}
{{- $kept := int64 0 }}
{{- if not (kindIs "string" .minAvailable) }}
{{- $kept = int64 .minAvailable }}
{{- else if hasSuffix "%" .minAvailable }}
{{- $kept = div (add (mul (trimSuffix "%" .minAvailable | int64) $fewest) 99) 100 }}
{{- end }}
{{- if and (gt $fewest (int64 0)) (ge $kept $fewest) }}
{{- fail (printf "%s.pdb.minAvailable requires %d %s, but the service may run only %d: node drains block" $.name $kept (ternary "pod" "pods" (eq $kept (int64 1))) $fewest) }}
{{- end }}
{{- else if not (kindIs "invalid" .maxUnavailable) }}
{{- if regexMatch "^0+%?$" (toString .maxUnavailable) }}
{{- fail (printf "%s.pdb.maxUnavailable is 0: node drains block" $.name) }}
{{- end }}
{{- end }}
{{- end }}
{{- end }}
{{- end }}

{{/*
A string that can also be given as a whole number. Helm reads numbers in files as floats and would print 1e+06.
*/}}
{{- define "food-delivery.text" -}}
{{- if kindIs "float64" . }}{{ int64 . }}{{ else }}{{ . }}{{ end }}
{{- end }}

{{/*
The reference of an image. Takes root and image (its repository, tag, and digest).
*/}}
{{- define "food-delivery.image" -}}
{{- $repository := .image.repository }}
{{- with .root.Values.imageRegistry }}
{{- $repository = printf "%s/%s" . (regexReplaceAll "^([^/]*[.:][^/]*|localhost)/" $repository "") }}
{{- end }}
{{- $repository }}
{{- with include "food-delivery.text" .image.tag }}:{{ . }}{{ end }}
{{- with .image.digest }}@{{ . }}{{ end }}
{{- end }}

{{/*
The label and taint of the provider's spot nodes, and the seconds that their pods have to stop after a notice.
*/}}
{{- define "food-delivery.spot" -}}
{{- if eq .Values.spot.provider "plain" -}}
key: node-role
value: spot
notice: 120
{{- else if eq .Values.spot.provider "eks" -}}
key: eks.amazonaws.com/capacityType
value: SPOT
notice: 120
{{- else if eq .Values.spot.provider "karpenter" -}}
key: karpenter.sh/capacity-type
value: spot
notice: 120
{{- else if eq .Values.spot.provider "gke" -}}
key: cloud.google.com/gke-spot
value: "true"
notice: 25
{{- else -}}
key: kubernetes.azure.com/scalesetpriority
value: spot
notice: 30
{{- end }}
{{- end }}

{{/*
Termination grace period of a service's pods in seconds, with placement spot at most the time that pods on spot nodes
have to stop; empty for the default of Kubernetes. Takes root and service (its values).
*/}}
{{- define "food-delivery.gracePeriod" -}}
{{- $wanted := .service.terminationGracePeriodSeconds }}
{{- $notice := (include "food-delivery.spot" .root | fromYaml).notice | int64 }}
{{- if and (eq .service.placement "spot") (lt $notice ($wanted | kindIs "invalid" | ternary 30 $wanted | int64)) }}
{{- $notice }}
{{- else if not (kindIs "invalid" $wanted) }}
{{- int64 $wanted }}
{{- end }}
{{- end }}

{{/*
Placement of a service's pods: nodeSelector, affinity, tolerations, and topologySpreadConstraints of its values, with
the label and taint of spot nodes, and with the service's own labels in rules without a selector.
Takes root, service (its values) and selector (the labels of its pods).
*/}}
{{- define "food-delivery.scheduling" -}}
{{- $spot := include "food-delivery.spot" .root | fromYaml }}
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
  {{- toYaml . | replace "{{ .Values.namePrefix }}" $.root.Values.namePrefix | nindent 2 }}
{{- end }}
{{- with $tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with $spreads }}
topologySpreadConstraints:
  {{- toYaml . | replace "{{ .Values.namePrefix }}" $.root.Values.namePrefix | nindent 2 }}
{{- end }}
{{- end }}
