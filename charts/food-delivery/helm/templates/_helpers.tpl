{{- /* Rendered by portolan from the spec of food-delivery; change the spec, not this file. */ -}}

{{/*
Fails if the values for the number of a service's pods contradict each other. Takes name and service (its values).
*/}}
{{- define "food-delivery.checkScaling" -}}
{{- $fewest := int64 .service.replicaCount }}
{{- with .service.autoscaling }}
{{- if .enabled }}
{{- $fewest = kindIs "invalid" .minReplicas | ternary (max 1 $fewest) (int64 .minReplicas) }}
{{- if gt $fewest (int64 .maxReplicas) }}
{{- fail (printf "%s: the minimum of %d pods is above %s.autoscaling.maxReplicas (%d)" $.name $fewest $.name (int64 .maxReplicas)) }}
{{- end }}
{{- $measured := dict $.name $.service }}
{{- range $key, $sidecar := $.service.sidecars }}
{{- $_ := set $measured (printf "%s.sidecars.%s" $.name $key) $sidecar }}
{{- end }}
{{- range $resource, $target := dict "cpu" "targetCPUUtilizationPercentage" "memory" "targetMemoryUtilizationPercentage" }}
{{- if get $.service.autoscaling $target }}
{{- range $path, $container := $measured }}
{{- $resources := $container.resources | default dict }}
{{- if not (or (hasKey ($resources.requests | default dict) $resource) (hasKey ($resources.limits | default dict) $resource)) }}
{{- fail (printf "%s.resources has no request or limit for %s, which %s.autoscaling.%s requires" $path $resource $.name $target) }}
{{- end }}
{{- end }}
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
{{- else if kindIs "invalid" .maxUnavailable }}
{{- fail (printf "%s.pdb.maxUnavailable and minAvailable are both null: node drains block" $.name) }}
{{- else if regexMatch "^0+%?$" (toString .maxUnavailable) }}
{{- fail (printf "%s.pdb.maxUnavailable is %v: node drains block" $.name .maxUnavailable) }}
{{- end }}
{{- end }}
{{- end }}
{{- end }}

{{/*
The value of a quantity, as a float.
*/}}
{{- define "food-delivery.amount" -}}
{{- $text := toString . | trimPrefix "+" }}
{{- $unit := regexFind "(Ki|Mi|Gi|Ti|Pi|Ei|[numkMGTPE])$" $text }}
{{- $number := trimSuffix $unit $text }}
{{- if hasSuffix "i" $unit }}
{{- mulf (float64 $number) (get (dict "Ki" 1024 "Mi" 1048576 "Gi" 1073741824 "Ti" 1099511627776 "Pi" 1125899906842624 "Ei" 1152921504606846976) $unit) }}
{{- else }}
{{- printf "%s%s" $number (get (dict "n" "e-9" "u" "e-6" "m" "e-3" "k" "e3" "M" "e6" "G" "e9" "T" "e12" "P" "e15" "E" "e18") $unit) | float64 }}
{{- end }}
{{- end }}

{{/*
Fails if a container requests more of a resource than its limit. Takes name and service (its values).
*/}}
{{- define "food-delivery.checkResources" -}}
{{- $containers := dict .name .service }}
{{- range $group := list "sidecars" "initContainers" }}
{{- range $key, $container := get $.service $group | default dict }}
{{- $_ := set $containers (printf "%s.%s.%s" $.name $group $key) $container }}
{{- end }}
{{- end }}
{{- range $path, $container := $containers }}
{{- $resources := $container.resources | default dict }}
{{- $limits := $resources.limits | default dict }}
{{- range $resource, $request := $resources.requests }}
{{- $limit := get $limits $resource }}
{{- $isShared := and (not (hasPrefix "hugepages-" $resource)) (or (not (contains "/" $resource)) (contains "kubernetes.io/" $resource)) }}
{{- if not (hasKey $limits $resource) }}
{{- if not $isShared }}
{{- fail (printf "%s.resources requests %v of %s, which requires an equal limit" $path $request $resource) }}
{{- end }}
{{- else }}
{{- $asked := include "food-delivery.amount" $request | float64 }}
{{- $most := include "food-delivery.amount" $limit | float64 }}
{{- if and (not $isShared) (ne $asked $most) }}
{{- fail (printf "%s.resources requests %v of %s, but the limit (%v) must be equal" $path $request $resource $limit) }}
{{- else if gt $asked $most }}
{{- fail (printf "%s.resources requests %v of %s, above the limit (%v)" $path $request $resource $limit) }}
{{- end }}
{{- end }}
{{- end }}
{{- end }}
{{- end }}

{{/*
Fails if a preStop sleep is longer than the termination grace period of a service's pods. Takes root, name, service
(its values), and sleep (seconds).
*/}}
{{- define "food-delivery.checkSleep" -}}
{{- $grace := include "food-delivery.gracePeriod" . | default "30" | int64 }}
{{- if gt (int64 .sleep) $grace }}
{{- fail (printf "%s.terminationGracePeriodSeconds results in a grace period of %d s, shorter than the preStop sleep of %d s" .name $grace (int64 .sleep)) }}
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
The label and taint of the provider's spot nodes, and the seconds in which their pods must stop after a notice.
*/}}
{{- define "food-delivery.spot" -}}
{{- if eq .Values.spot.provider "node-role" -}}
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
Termination grace period of a service's pods in seconds, with placement spot at most the time in which pods on spot nodes
must stop; empty for the default of Kubernetes. Takes root and service (its values).
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
