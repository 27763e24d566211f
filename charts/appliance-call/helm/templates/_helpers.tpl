{{- /* Rendered by portolan from the spec of appliance-call; change the spec, not this file. */ -}}

{{/*
Fails if the values for the number of a service's pods contradict each other. Takes name and service (its values).
*/}}
{{- define "appliance-call.checkScaling" -}}
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
{{- define "appliance-call.amount" -}}
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
{{- define "appliance-call.checkResources" -}}
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
{{- $asked := include "appliance-call.amount" $request | float64 }}
{{- $most := include "appliance-call.amount" $limit | float64 }}
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
{{- define "appliance-call.checkSleep" -}}
{{- $grace := include "appliance-call.gracePeriod" . | default "30" | int64 }}
{{- if gt (int64 .sleep) $grace }}
{{- fail (printf "%s.terminationGracePeriodSeconds results in a grace period of %d s, shorter than the preStop sleep of %d s" .name $grace (int64 .sleep)) }}
{{- end }}
{{- end }}

{{/*
A string that can also be given as a whole number. Helm reads numbers in files as floats and would print 1e+06.
*/}}
{{- define "appliance-call.text" -}}
{{- if kindIs "float64" . }}{{ int64 . }}{{ else }}{{ . }}{{ end }}
{{- end }}

{{/*
The reference of an image. Takes root and image (its repository, tag, and digest).
*/}}
{{- define "appliance-call.image" -}}
{{- $repository := .image.repository }}
{{- with .root.Values.imageRegistry }}
{{- $repository = printf "%s/%s" . (regexReplaceAll "^([^/]*[.:][^/]*|localhost)/" $repository "") }}
{{- end }}
{{- $repository }}
{{- with include "appliance-call.text" .image.tag }}:{{ . }}{{ end }}
{{- with .image.digest }}@{{ . }}{{ end }}
{{- end }}

{{/*
The hash at the end of a name, as Kustomize computes it for ConfigMaps and Secrets. Takes the kind, an empty name and
the content.
*/}}
{{- define "appliance-call.contentHash" -}}
{{- . | toJson | sha256sum | trunc 10 | replace "0" "g" | replace "1" "h" | replace "3" "k" | replace "a" "m" | replace "e" "t" -}}
{{- end }}

{{/*
The label and taint of the provider's spot nodes, and the seconds in which their pods must stop after a notice.
*/}}
{{- define "appliance-call.spot" -}}
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
{{- define "appliance-call.gracePeriod" -}}
{{- $wanted := .service.terminationGracePeriodSeconds }}
{{- $notice := (include "appliance-call.spot" .root | fromYaml).notice | int64 }}
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
{{- define "appliance-call.scheduling" -}}
{{- $spot := include "appliance-call.spot" .root | fromYaml }}
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

{{/* The data of the Secret mysql-pass. */}}
{{- define "appliance-call.secret.mysql-pass" -}}
password: {{ include "appliance-call.text" .Values.secrets.mysqlPass.password | quote }}
{{ end }}

{{/* The data of the ConfigMap siege-load-script. */}}
{{- define "appliance-call.configMap.siege-load-script" -}}
siege.sh: |
  #!/bin/sh
  # Requests TARGET with $clients clients for $duration seconds, and judges siege's summary.
  # Exits with 0 if the availability reaches $availability, and with 1 otherwise or if siege prints no summary.
  set -u
  : "${TARGET:?}" "${clients:?}" "${duration:?}"
  siege -c"$clients" -t"${duration}S" "$@" "$TARGET" 2>&1 | awk -v target="${availability:-}" '
    { print }
    # Both forms of the summary: "Failed transactions: 5" and "failed_transactions": 5,
    tolower($0) ~ /transactions"?:/ {
      line = tolower($0)
      gsub(/[^a-z0-9]+/, " ", line)
      words = split(line, word, " ")
      if (word[1] == "transactions") { good = word[2]; found = 1 }
      if (word[1] == "failed" && words >= 3) failed = word[3]
    }
    END {
      if (!found) { print "siege printed no summary"; exit 1 }
      total = good + failed
      share = total > 0 ? 100 * good / total : 0
      met = total > 0 && good * 100 + 0.000001 >= target * total
      # Rounded down, so that a failure never reads as 100 %.
      printf "availability: %.3f %% of %d requests, %d failed", int(share * 1000) / 1000, total, failed
      if (target == "") { print ""; exit 0 }
      print ", target " target " %: " (met ? "met" : "missed")
      exit !met
    }'
{{ end }}

{{/* The data of the ConfigMap siege-load-settings. */}}
{{- define "appliance-call.configMap.siege-load-settings" -}}
clients: {{ include "appliance-call.text" .Values.experiments.siegeLoad.clients | quote }}
duration: {{ include "appliance-call.text" .Values.experiments.siegeLoad.duration | quote }}
{{ end }}

{{/* The data of the ConfigMap siege-rollout-script. */}}
{{- define "appliance-call.configMap.siege-rollout-script" -}}
siege.sh: |
  #!/bin/sh
  # Requests TARGET with $clients clients for $duration seconds, and judges siege's summary.
  # Exits with 0 if the availability reaches $availability, and with 1 otherwise or if siege prints no summary.
  set -u
  : "${TARGET:?}" "${clients:?}" "${duration:?}"
  siege -c"$clients" -t"${duration}S" "$@" "$TARGET" 2>&1 | awk -v target="${availability:-}" '
    { print }
    # Both forms of the summary: "Failed transactions: 5" and "failed_transactions": 5,
    tolower($0) ~ /transactions"?:/ {
      line = tolower($0)
      gsub(/[^a-z0-9]+/, " ", line)
      words = split(line, word, " ")
      if (word[1] == "transactions") { good = word[2]; found = 1 }
      if (word[1] == "failed" && words >= 3) failed = word[3]
    }
    END {
      if (!found) { print "siege printed no summary"; exit 1 }
      total = good + failed
      share = total > 0 ? 100 * good / total : 0
      met = total > 0 && good * 100 + 0.000001 >= target * total
      # Rounded down, so that a failure never reads as 100 %.
      printf "availability: %.3f %% of %d requests, %d failed", int(share * 1000) / 1000, total, failed
      if (target == "") { print ""; exit 0 }
      print ", target " target " %: " (met ? "met" : "missed")
      exit !met
    }'
{{ end }}

{{/* The data of the ConfigMap siege-rollout-settings. */}}
{{- define "appliance-call.configMap.siege-rollout-settings" -}}
clients: {{ include "appliance-call.text" .Values.experiments.siegeRollout.clients | quote }}
duration: {{ include "appliance-call.text" .Values.experiments.siegeRollout.duration | quote }}
{{- if not (kindIs "invalid" .Values.experiments.siegeRollout.availability) }}
availability: {{ include "appliance-call.text" .Values.experiments.siegeRollout.availability | quote }}
{{- end }}
{{ end }}

{{/* The data of the ConfigMap call-restart-script. */}}
{{- define "appliance-call.configMap.call-restart-script" -}}
restart.sh: |
  #!/bin/sh
  # Restarts the rollout of the Deployments in TARGETS every $interval seconds for $duration seconds.
  # Exits with 0 if all restarts were accepted and the last rollouts completed, and with 1 otherwise.
  set -u
  : "${TARGETS:?}" "${interval:?}" "${duration:?}"
  settle=${SETTLE_SECONDS:-120}
  poll=${POLL_SECONDS:-5}
  trap 'echo "stopped"; exit 143' TERM INT

  # Sleeps in the background, so that a signal ends the loop at once.
  pause() {
    sleep "$1" &
    wait $!
  }
  # Whether a rollout has completed: all pods are new and available.
  is_complete() {
    status=$(kubectl --request-timeout 10s get "$1" --output "jsonpath={.metadata.generation}/{.status.observedGeneration}/{.spec.replicas}/{.status.updatedReplicas}/{.status.replicas}/{.status.availableReplicas}/") || return 1
    IFS=/ read -r generation observed wanted updated all available _ <<END
  $status
  END
    [ "${observed:-0}" -ge "${generation:-1}" ] && [ "${updated:-0}" -ge "${wanted:-1}" ] \
      && [ "${all:-0}" -le "${updated:-0}" ] && [ "${available:-0}" -ge "${updated:-0}" ]
  }

  failures=0
  start=$(date +%s)
  rounds=$(((duration + interval - 1) / interval))
  round=0
  while [ "$round" -lt "$rounds" ]; do
    for target in $TARGETS; do
      kubectl --request-timeout 10s rollout restart "$target" || failures=$((failures + 1))
    done
    round=$((round + 1))
    next=$((round * interval))
    if [ "$next" -gt "$duration" ]; then next=$duration; fi
    left=$((start + next - $(date +%s)))
    if [ "$left" -gt 0 ]; then pause "$left"; fi
  done

  waits=$((settle / poll))
  for target in $TARGETS; do
    until is_complete "$target"; do
      if [ "$waits" -le 0 ]; then
        echo "$target: the rollout did not complete within $settle seconds"
        failures=$((failures + 1))
        break
      fi
      waits=$((waits - 1))
      pause "$poll"
    done
  done
  echo "done: $rounds rounds, $failures failures"
  [ "$failures" -eq 0 ]
{{ end }}

{{/* The data of the ConfigMap call-restart-settings. */}}
{{- define "appliance-call.configMap.call-restart-settings" -}}
interval: {{ include "appliance-call.text" .Values.experiments.callRestart.interval | quote }}
duration: {{ include "appliance-call.text" .Values.experiments.callRestart.duration | quote }}
{{ end }}

{{/* The data of the ConfigMap mysql-databases. */}}
{{- define "appliance-call.configMap.mysql-databases" -}}
databases.sql: |
  CREATE DATABASE IF NOT EXISTS calldb;
  CREATE DATABASE IF NOT EXISTS payment_db;
  CREATE DATABASE IF NOT EXISTS engineer_management_db;
  CREATE DATABASE IF NOT EXISTS call_view_db;
{{ end }}

{{/* The spec of the Job siege-load. */}}
{{- define "appliance-call.job.siege-load" -}}
backoffLimit: 0
activeDeadlineSeconds: {{ add (int64 .Values.experiments.siegeLoad.duration) 300 }}
{{- if not .Values.experiments.siegeLoad.enabled }}
suspend: true
{{- end }}
template:
  metadata:
    labels:
      app: "{{ .Values.namePrefix }}siege-load"
      app.kubernetes.io/name: siege-load
      app.kubernetes.io/part-of: appliance-call
      app.kubernetes.io/managed-by: portolan
      portolan.dev/experiment: siege-load
      {{- if .Values.istio.enabled }}
      sidecar.istio.io/inject: "true"
      {{- end }}
      {{- with .Values.siegeLoad.podLabels }}
      {{- toYaml . | nindent 6 }}
      {{- end }}
    annotations:
      {{- if .Values.istio.enabled }}
      sidecar.istio.io/nativeSidecar: "true"
      {{- end }}
      checksum/config: {{ list (include "appliance-call.configMap.siege-load-settings" $ | fromYaml) (include "appliance-call.configMap.siege-load-script" $ | fromYaml) | toJson | sha256sum }}
      {{- with .Values.siegeLoad.podAnnotations }}
      {{- toYaml . | nindent 6 }}
      {{- end }}
  spec:
    serviceAccountName: "{{ .Values.namePrefix }}siege-load"
    automountServiceAccountToken: false
    enableServiceLinks: false
    {{- with include "appliance-call.scheduling" (dict "root" $ "service" .Values.siegeLoad "selector" (dict "app" (printf "%ssiege-load" .Values.namePrefix))) | trim }}
    {{- . | nindent 4 }}
    {{- end }}
    {{- with include "appliance-call.gracePeriod" (dict "root" $ "service" .Values.siegeLoad) }}
    terminationGracePeriodSeconds: {{ . }}
    {{- end }}
    restartPolicy: Never
    securityContext:
      runAsNonRoot: true
      runAsUser: 10001
      runAsGroup: 10001
      seccompProfile:
        type: RuntimeDefault
    containers:
      - name: siege-load
        image: {{ include "appliance-call.image" (dict "root" $ "image" .Values.siegeLoad.image) | quote }}
        command:
          - sh
          - /etc/experiment/siege.sh
          - -v
        envFrom:
          - configMapRef:
              name: siege-load-settings
        env:
          - name: TARGET
            value: "http://{{ .Values.namePrefix }}call:8080/calls"
          - name: HOME
            value: {{ include "appliance-call.text" .Values.siegeLoad.env.home | quote }}
          {{- with .Values.siegeLoad.extraEnv }}
          {{- toYaml . | nindent 10 }}
          {{- end }}
        {{- with .Values.siegeLoad.resources }}
        resources:
          {{- toYaml . | nindent 10 }}
        {{- end }}
        volumeMounts:
          - name: tmp
            mountPath: /tmp
          - name: script
            mountPath: /etc/experiment
            readOnly: true
        securityContext:
          allowPrivilegeEscalation: false
          readOnlyRootFilesystem: true
          capabilities:
            drop:
              - ALL
    volumes:
      - name: tmp
        emptyDir: {}
      - name: script
        configMap:
          name: siege-load-script
    {{- if .Values.imagePullSecrets }}
    imagePullSecrets:
      {{- with .Values.imagePullSecrets }}
      {{- toYaml . | nindent 6 }}
      {{- end }}
    {{- end }}
{{ end }}

{{/* The spec of the Job siege-rollout. */}}
{{- define "appliance-call.job.siege-rollout" -}}
backoffLimit: 0
activeDeadlineSeconds: {{ add (int64 .Values.experiments.siegeRollout.duration) 300 }}
{{- if not .Values.experiments.siegeRollout.enabled }}
suspend: true
{{- end }}
template:
  metadata:
    labels:
      app: "{{ .Values.namePrefix }}siege-rollout"
      app.kubernetes.io/name: siege-rollout
      app.kubernetes.io/part-of: appliance-call
      app.kubernetes.io/managed-by: portolan
      portolan.dev/experiment: siege-rollout
      {{- if .Values.istio.enabled }}
      sidecar.istio.io/inject: "true"
      {{- end }}
      {{- with .Values.siegeRollout.podLabels }}
      {{- toYaml . | nindent 6 }}
      {{- end }}
    annotations:
      {{- if .Values.istio.enabled }}
      sidecar.istio.io/nativeSidecar: "true"
      {{- end }}
      checksum/config: {{ list (include "appliance-call.configMap.siege-rollout-settings" $ | fromYaml) (include "appliance-call.configMap.siege-rollout-script" $ | fromYaml) | toJson | sha256sum }}
      {{- with .Values.siegeRollout.podAnnotations }}
      {{- toYaml . | nindent 6 }}
      {{- end }}
  spec:
    serviceAccountName: "{{ .Values.namePrefix }}siege-rollout"
    automountServiceAccountToken: false
    enableServiceLinks: false
    {{- with include "appliance-call.scheduling" (dict "root" $ "service" .Values.siegeRollout "selector" (dict "app" (printf "%ssiege-rollout" .Values.namePrefix))) | trim }}
    {{- . | nindent 4 }}
    {{- end }}
    {{- with include "appliance-call.gracePeriod" (dict "root" $ "service" .Values.siegeRollout) }}
    terminationGracePeriodSeconds: {{ . }}
    {{- end }}
    restartPolicy: Never
    securityContext:
      runAsNonRoot: true
      runAsUser: 10001
      runAsGroup: 10001
      seccompProfile:
        type: RuntimeDefault
    containers:
      - name: siege-rollout
        image: {{ include "appliance-call.image" (dict "root" $ "image" .Values.siegeRollout.image) | quote }}
        command:
          - sh
          - /etc/experiment/siege.sh
          - --delay=1S
        envFrom:
          - configMapRef:
              name: siege-rollout-settings
        env:
          - name: TARGET
            value: "http://{{ .Values.namePrefix }}call:8080/calls"
          - name: HOME
            value: {{ include "appliance-call.text" .Values.siegeRollout.env.home | quote }}
          {{- with .Values.siegeRollout.extraEnv }}
          {{- toYaml . | nindent 10 }}
          {{- end }}
        {{- with .Values.siegeRollout.resources }}
        resources:
          {{- toYaml . | nindent 10 }}
        {{- end }}
        volumeMounts:
          - name: tmp
            mountPath: /tmp
          - name: script
            mountPath: /etc/experiment
            readOnly: true
        securityContext:
          allowPrivilegeEscalation: false
          readOnlyRootFilesystem: true
          capabilities:
            drop:
              - ALL
    volumes:
      - name: tmp
        emptyDir: {}
      - name: script
        configMap:
          name: siege-rollout-script
    {{- if .Values.imagePullSecrets }}
    imagePullSecrets:
      {{- with .Values.imagePullSecrets }}
      {{- toYaml . | nindent 6 }}
      {{- end }}
    {{- end }}
{{ end }}

{{/* The spec of the Job call-restart. */}}
{{- define "appliance-call.job.call-restart" -}}
backoffLimit: 0
activeDeadlineSeconds: {{ add (int64 .Values.experiments.callRestart.duration) 300 }}
{{- if not .Values.experiments.callRestart.enabled }}
suspend: true
{{- end }}
template:
  metadata:
    labels:
      app: "{{ .Values.namePrefix }}call-restart"
      app.kubernetes.io/name: call-restart
      app.kubernetes.io/part-of: appliance-call
      app.kubernetes.io/managed-by: portolan
      portolan.dev/experiment: call-restart
      {{- if .Values.istio.enabled }}
      sidecar.istio.io/inject: "false"
      {{- end }}
      {{- with .Values.callRestart.podLabels }}
      {{- toYaml . | nindent 6 }}
      {{- end }}
    annotations:
      {{- if .Values.istio.enabled }}
      sidecar.istio.io/nativeSidecar: "true"
      {{- end }}
      checksum/config: {{ list (include "appliance-call.configMap.call-restart-settings" $ | fromYaml) (include "appliance-call.configMap.call-restart-script" $ | fromYaml) | toJson | sha256sum }}
      {{- with .Values.callRestart.podAnnotations }}
      {{- toYaml . | nindent 6 }}
      {{- end }}
  spec:
    serviceAccountName: "{{ .Values.namePrefix }}call-restart"
    automountServiceAccountToken: true
    enableServiceLinks: false
    {{- with include "appliance-call.scheduling" (dict "root" $ "service" .Values.callRestart "selector" (dict "app" (printf "%scall-restart" .Values.namePrefix))) | trim }}
    {{- . | nindent 4 }}
    {{- end }}
    {{- with include "appliance-call.gracePeriod" (dict "root" $ "service" .Values.callRestart) }}
    terminationGracePeriodSeconds: {{ . }}
    {{- end }}
    restartPolicy: Never
    securityContext:
      runAsNonRoot: true
      runAsUser: 10001
      runAsGroup: 10001
      seccompProfile:
        type: RuntimeDefault
    containers:
      - name: call-restart
        image: {{ include "appliance-call.image" (dict "root" $ "image" .Values.callRestart.image) | quote }}
        command:
          - sh
          - /etc/experiment/restart.sh
        envFrom:
          - configMapRef:
              name: call-restart-settings
        env:
          - name: TARGETS
            value: "deployment/{{ .Values.namePrefix }}call"
          - name: HOME
            value: {{ include "appliance-call.text" .Values.callRestart.env.home | quote }}
          {{- with .Values.callRestart.extraEnv }}
          {{- toYaml . | nindent 10 }}
          {{- end }}
        {{- with .Values.callRestart.resources }}
        resources:
          {{- toYaml . | nindent 10 }}
        {{- end }}
        volumeMounts:
          - name: tmp
            mountPath: /tmp
          - name: script
            mountPath: /etc/experiment
            readOnly: true
        securityContext:
          allowPrivilegeEscalation: false
          readOnlyRootFilesystem: true
          capabilities:
            drop:
              - ALL
    volumes:
      - name: tmp
        emptyDir: {}
      - name: script
        configMap:
          name: call-restart-script
    {{- if .Values.imagePullSecrets }}
    imagePullSecrets:
      {{- with .Values.imagePullSecrets }}
      {{- toYaml . | nindent 6 }}
      {{- end }}
    {{- end }}
{{ end }}
