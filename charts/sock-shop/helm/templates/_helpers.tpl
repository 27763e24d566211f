{{- /* Rendered by portolan from the spec of sock-shop; change the spec, not this file. */ -}}

{{/*
Fails if the values for the number of a service's pods contradict each other. Takes name and service (its values).
*/}}
{{- define "sock-shop.checkScaling" -}}
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
{{- define "sock-shop.amount" -}}
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
{{- define "sock-shop.checkResources" -}}
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
{{- $asked := include "sock-shop.amount" $request | float64 }}
{{- $most := include "sock-shop.amount" $limit | float64 }}
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
{{- define "sock-shop.checkSleep" -}}
{{- $grace := include "sock-shop.gracePeriod" . | default "30" | int64 }}
{{- if gt (int64 .sleep) $grace }}
{{- fail (printf "%s.terminationGracePeriodSeconds results in a grace period of %d s, shorter than the preStop sleep of %d s" .name $grace (int64 .sleep)) }}
{{- end }}
{{- end }}

{{/*
A string that can also be given as a whole number. Helm reads numbers in files as floats and would print 1e+06.
*/}}
{{- define "sock-shop.text" -}}
{{- if kindIs "float64" . }}{{ int64 . }}{{ else }}{{ . }}{{ end }}
{{- end }}

{{/*
The reference of an image. Takes root and image (its repository, tag, and digest).
*/}}
{{- define "sock-shop.image" -}}
{{- $repository := .image.repository }}
{{- with .root.Values.imageRegistry }}
{{- $repository = printf "%s/%s" . (regexReplaceAll "^([^/]*[.:][^/]*|localhost)/" $repository "") }}
{{- end }}
{{- $repository }}
{{- with include "sock-shop.text" .image.tag }}:{{ . }}{{ end }}
{{- with .image.digest }}@{{ . }}{{ end }}
{{- end }}

{{/*
The hash at the end of a name, as Kustomize computes it for ConfigMaps and Secrets. Takes the kind, an empty name and
the content.
*/}}
{{- define "sock-shop.contentHash" -}}
{{- . | toJson | sha256sum | trunc 10 | replace "0" "g" | replace "1" "h" | replace "3" "k" | replace "a" "m" | replace "e" "t" -}}
{{- end }}

{{/*
The label and taint of the provider's spot nodes, and the seconds in which their pods must stop after a notice.
*/}}
{{- define "sock-shop.spot" -}}
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
{{- define "sock-shop.gracePeriod" -}}
{{- $wanted := .service.terminationGracePeriodSeconds }}
{{- $notice := (include "sock-shop.spot" .root | fromYaml).notice | int64 }}
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
{{- define "sock-shop.scheduling" -}}
{{- $spot := include "sock-shop.spot" .root | fromYaml }}
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

{{/* The data of the Secret catalogue-db. */}}
{{- define "sock-shop.secret.catalogue-db" -}}
root-password: {{ include "sock-shop.text" .Values.secrets.catalogueDb.rootPassword | quote }}
{{ end }}

{{/* The data of the ConfigMap catalogue-load-script. */}}
{{- define "sock-shop.configMap.catalogue-load-script" -}}
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

{{/* The data of the ConfigMap catalogue-load-settings. */}}
{{- define "sock-shop.configMap.catalogue-load-settings" -}}
clients: {{ include "sock-shop.text" .Values.experiments.catalogueLoad.clients | quote }}
duration: {{ include "sock-shop.text" .Values.experiments.catalogueLoad.duration | quote }}
{{- if not (kindIs "invalid" .Values.experiments.catalogueLoad.availability) }}
availability: {{ include "sock-shop.text" .Values.experiments.catalogueLoad.availability | quote }}
{{- end }}
{{ end }}

{{/* The data of the ConfigMap kafka-config. */}}
{{- define "sock-shop.configMap.kafka-config" -}}
server.properties: |
  listeners=PLAINTEXT://:9092
  log.dirs=/kafka/logs
  num.partitions=3
  default.replication.factor=3
  min.insync.replicas=2
  offsets.topic.replication.factor=3
  transaction.state.log.replication.factor=3
  transaction.state.log.min.isr=2
  zookeeper.connection.timeout.ms=18000
log4j.properties: |
  log4j.rootLogger=INFO, stdout
  log4j.appender.stdout=org.apache.log4j.ConsoleAppender
  log4j.appender.stdout.layout=org.apache.log4j.PatternLayout
  log4j.appender.stdout.layout.ConversionPattern=[%d] %p %m (%c)%n
{{ end }}

{{/* The data of the ConfigMap zookeeper-config. */}}
{{- define "sock-shop.configMap.zookeeper-config" -}}
zoo.cfg: "dataDir=/data\ndataLogDir=/data/log\ntickTime=2000\ninitLimit=10\nsyncLimit=5\nquorumListenOnAllIPs=true\nautopurge.snapRetainCount=3\nautopurge.purgeInterval=24\nadmin.enableServer=false\n4lw.commands.whitelist=ruok,srvr\nserver.1={{ .Values.namePrefix }}zookeeper-0.{{ .Values.namePrefix }}zookeeper:2888:3888;2181\nserver.2={{ .Values.namePrefix }}zookeeper-1.{{ .Values.namePrefix }}zookeeper:2888:3888;2181\nserver.3={{ .Values.namePrefix }}zookeeper-2.{{ .Values.namePrefix }}zookeeper:2888:3888;2181\n"
{{ end }}

{{/* The data of the ConfigMap rabbitmq-config. */}}
{{- define "sock-shop.configMap.rabbitmq-config" -}}
enabled_plugins: |
  [rabbitmq_management].
rabbitmq.config: |
  [
    {rabbit, [
      {loopback_users, []},
      {tcp_listeners, [5672]},
      {vm_memory_high_watermark, {absolute, "200MiB"}}
    ]},
    {rabbitmq_management, [{listener, [{port, 15672}, {ssl, false}]}]}
  ].
{{ end }}

{{/* The spec of the Job user-db-init. */}}
{{- define "sock-shop.job.user-db-init" -}}
backoffLimit: 10
activeDeadlineSeconds: 900
template:
  metadata:
    labels:
      name: "{{ .Values.namePrefix }}user-db-init"
      app.kubernetes.io/name: user-db-init
      app.kubernetes.io/part-of: sock-shop
      app.kubernetes.io/managed-by: portolan
      {{- if .Values.istio.enabled }}
      sidecar.istio.io/inject: "true"
      {{- end }}
      {{- with .Values.userDbInit.podLabels }}
      {{- toYaml . | nindent 6 }}
      {{- end }}
    {{- if or .Values.istio.enabled .Values.userDbInit.podAnnotations }}
    annotations:
      {{- if .Values.istio.enabled }}
      sidecar.istio.io/nativeSidecar: "true"
      {{- end }}
      {{- with .Values.userDbInit.podAnnotations }}
      {{- toYaml . | nindent 6 }}
      {{- end }}
    {{- end }}
  spec:
    serviceAccountName: "{{ .Values.namePrefix }}user-db-init"
    automountServiceAccountToken: false
    enableServiceLinks: false
    {{- with include "sock-shop.scheduling" (dict "root" $ "service" .Values.userDbInit "selector" (dict "name" (printf "%suser-db-init" .Values.namePrefix))) | trim }}
    {{- . | nindent 4 }}
    {{- end }}
    {{- with include "sock-shop.gracePeriod" (dict "root" $ "service" .Values.userDbInit) }}
    terminationGracePeriodSeconds: {{ . }}
    {{- end }}
    restartPolicy: OnFailure
    securityContext:
      runAsNonRoot: true
      runAsUser: 999
      runAsGroup: 999
      seccompProfile:
        type: RuntimeDefault
    containers:
      - name: user-db-init
        image: {{ include "sock-shop.image" (dict "root" $ "image" .Values.userDbInit.image) | quote }}
        command:
          - mongo
          - --nodb
          - --norc
          - --quiet
          - --eval
          - |
            const members = '$(MEMBERS)'.split(',');
            function admin(member) {
              for (;;) {
                try {
                  return new Mongo(member).getDB('admin');
                } catch (error) {
                  print(member + ' does not answer yet');
                  sleep(2000);
                }
              }
            }
            members.forEach(admin);
            const first = admin(members[0]);
            if (first.adminCommand({ replSetGetStatus: 1 }).codeName === 'NotYetInitialized') {
              const set = { _id: 'rs0', members: members.map((host, id) => ({ _id: id, host: host })) };
              assert.commandWorked(first.adminCommand({ replSetInitiate: set }));
            }
            while (!first.adminCommand({ isMaster: 1 }).primary) sleep(1000);
        env:
          - name: MEMBERS
            value: "{{ .Values.namePrefix }}user-db-0.{{ .Values.namePrefix }}user-db:27017,{{ .Values.namePrefix }}user-db-1.{{ .Values.namePrefix }}user-db:27017,{{ .Values.namePrefix }}user-db-2.{{ .Values.namePrefix }}user-db:27017"
          {{- with .Values.userDbInit.extraEnv }}
          {{- toYaml . | nindent 10 }}
          {{- end }}
        {{- with .Values.userDbInit.resources }}
        resources:
          {{- toYaml . | nindent 10 }}
        {{- end }}
        securityContext:
          allowPrivilegeEscalation: false
          readOnlyRootFilesystem: true
          capabilities:
            drop:
              - ALL
    {{- if .Values.imagePullSecrets }}
    imagePullSecrets:
      {{- with .Values.imagePullSecrets }}
      {{- toYaml . | nindent 6 }}
      {{- end }}
    {{- end }}
{{ end }}

{{/* The spec of the Job carts-db-init. */}}
{{- define "sock-shop.job.carts-db-init" -}}
backoffLimit: 10
activeDeadlineSeconds: 900
template:
  metadata:
    labels:
      name: "{{ .Values.namePrefix }}carts-db-init"
      app.kubernetes.io/name: carts-db-init
      app.kubernetes.io/part-of: sock-shop
      app.kubernetes.io/managed-by: portolan
      {{- if .Values.istio.enabled }}
      sidecar.istio.io/inject: "true"
      {{- end }}
      {{- with .Values.cartsDbInit.podLabels }}
      {{- toYaml . | nindent 6 }}
      {{- end }}
    {{- if or .Values.istio.enabled .Values.cartsDbInit.podAnnotations }}
    annotations:
      {{- if .Values.istio.enabled }}
      sidecar.istio.io/nativeSidecar: "true"
      {{- end }}
      {{- with .Values.cartsDbInit.podAnnotations }}
      {{- toYaml . | nindent 6 }}
      {{- end }}
    {{- end }}
  spec:
    serviceAccountName: "{{ .Values.namePrefix }}carts-db-init"
    automountServiceAccountToken: false
    enableServiceLinks: false
    {{- with include "sock-shop.scheduling" (dict "root" $ "service" .Values.cartsDbInit "selector" (dict "name" (printf "%scarts-db-init" .Values.namePrefix))) | trim }}
    {{- . | nindent 4 }}
    {{- end }}
    {{- with include "sock-shop.gracePeriod" (dict "root" $ "service" .Values.cartsDbInit) }}
    terminationGracePeriodSeconds: {{ . }}
    {{- end }}
    restartPolicy: OnFailure
    securityContext:
      runAsNonRoot: true
      runAsUser: 999
      runAsGroup: 999
      seccompProfile:
        type: RuntimeDefault
    containers:
      - name: carts-db-init
        image: {{ include "sock-shop.image" (dict "root" $ "image" .Values.cartsDbInit.image) | quote }}
        command:
          - mongo
          - --nodb
          - --norc
          - --quiet
          - --eval
          - |
            const members = '$(MEMBERS)'.split(',');
            function admin(member) {
              for (;;) {
                try {
                  return new Mongo(member).getDB('admin');
                } catch (error) {
                  print(member + ' does not answer yet');
                  sleep(2000);
                }
              }
            }
            members.forEach(admin);
            const first = admin(members[0]);
            if (first.adminCommand({ replSetGetStatus: 1 }).codeName === 'NotYetInitialized') {
              const set = { _id: 'rs0', members: members.map((host, id) => ({ _id: id, host: host })) };
              assert.commandWorked(first.adminCommand({ replSetInitiate: set }));
            }
            while (!first.adminCommand({ isMaster: 1 }).primary) sleep(1000);
        env:
          - name: MEMBERS
            value: "{{ .Values.namePrefix }}carts-db-0.{{ .Values.namePrefix }}carts-db:27017,{{ .Values.namePrefix }}carts-db-1.{{ .Values.namePrefix }}carts-db:27017,{{ .Values.namePrefix }}carts-db-2.{{ .Values.namePrefix }}carts-db:27017"
          {{- with .Values.cartsDbInit.extraEnv }}
          {{- toYaml . | nindent 10 }}
          {{- end }}
        {{- with .Values.cartsDbInit.resources }}
        resources:
          {{- toYaml . | nindent 10 }}
        {{- end }}
        securityContext:
          allowPrivilegeEscalation: false
          readOnlyRootFilesystem: true
          capabilities:
            drop:
              - ALL
    {{- if .Values.imagePullSecrets }}
    imagePullSecrets:
      {{- with .Values.imagePullSecrets }}
      {{- toYaml . | nindent 6 }}
      {{- end }}
    {{- end }}
{{ end }}

{{/* The spec of the Job orders-db-init. */}}
{{- define "sock-shop.job.orders-db-init" -}}
backoffLimit: 10
activeDeadlineSeconds: 900
template:
  metadata:
    labels:
      name: "{{ .Values.namePrefix }}orders-db-init"
      app.kubernetes.io/name: orders-db-init
      app.kubernetes.io/part-of: sock-shop
      app.kubernetes.io/managed-by: portolan
      {{- if .Values.istio.enabled }}
      sidecar.istio.io/inject: "true"
      {{- end }}
      {{- with .Values.ordersDbInit.podLabels }}
      {{- toYaml . | nindent 6 }}
      {{- end }}
    {{- if or .Values.istio.enabled .Values.ordersDbInit.podAnnotations }}
    annotations:
      {{- if .Values.istio.enabled }}
      sidecar.istio.io/nativeSidecar: "true"
      {{- end }}
      {{- with .Values.ordersDbInit.podAnnotations }}
      {{- toYaml . | nindent 6 }}
      {{- end }}
    {{- end }}
  spec:
    serviceAccountName: "{{ .Values.namePrefix }}orders-db-init"
    automountServiceAccountToken: false
    enableServiceLinks: false
    {{- with include "sock-shop.scheduling" (dict "root" $ "service" .Values.ordersDbInit "selector" (dict "name" (printf "%sorders-db-init" .Values.namePrefix))) | trim }}
    {{- . | nindent 4 }}
    {{- end }}
    {{- with include "sock-shop.gracePeriod" (dict "root" $ "service" .Values.ordersDbInit) }}
    terminationGracePeriodSeconds: {{ . }}
    {{- end }}
    restartPolicy: OnFailure
    securityContext:
      runAsNonRoot: true
      runAsUser: 999
      runAsGroup: 999
      seccompProfile:
        type: RuntimeDefault
    containers:
      - name: orders-db-init
        image: {{ include "sock-shop.image" (dict "root" $ "image" .Values.ordersDbInit.image) | quote }}
        command:
          - mongo
          - --nodb
          - --norc
          - --quiet
          - --eval
          - |
            const members = '$(MEMBERS)'.split(',');
            function admin(member) {
              for (;;) {
                try {
                  return new Mongo(member).getDB('admin');
                } catch (error) {
                  print(member + ' does not answer yet');
                  sleep(2000);
                }
              }
            }
            members.forEach(admin);
            const first = admin(members[0]);
            if (first.adminCommand({ replSetGetStatus: 1 }).codeName === 'NotYetInitialized') {
              const set = { _id: 'rs0', members: members.map((host, id) => ({ _id: id, host: host })) };
              assert.commandWorked(first.adminCommand({ replSetInitiate: set }));
            }
            while (!first.adminCommand({ isMaster: 1 }).primary) sleep(1000);
        env:
          - name: MEMBERS
            value: "{{ .Values.namePrefix }}orders-db-0.{{ .Values.namePrefix }}orders-db:27017,{{ .Values.namePrefix }}orders-db-1.{{ .Values.namePrefix }}orders-db:27017,{{ .Values.namePrefix }}orders-db-2.{{ .Values.namePrefix }}orders-db:27017"
          {{- with .Values.ordersDbInit.extraEnv }}
          {{- toYaml . | nindent 10 }}
          {{- end }}
        {{- with .Values.ordersDbInit.resources }}
        resources:
          {{- toYaml . | nindent 10 }}
        {{- end }}
        securityContext:
          allowPrivilegeEscalation: false
          readOnlyRootFilesystem: true
          capabilities:
            drop:
              - ALL
    {{- if .Values.imagePullSecrets }}
    imagePullSecrets:
      {{- with .Values.imagePullSecrets }}
      {{- toYaml . | nindent 6 }}
      {{- end }}
    {{- end }}
{{ end }}

{{/* The spec of the Job catalogue-load. */}}
{{- define "sock-shop.job.catalogue-load" -}}
backoffLimit: 0
activeDeadlineSeconds: {{ add (int64 .Values.experiments.catalogueLoad.duration) 300 }}
{{- if not .Values.experiments.catalogueLoad.enabled }}
suspend: true
{{- end }}
template:
  metadata:
    labels:
      name: "{{ .Values.namePrefix }}catalogue-load"
      app.kubernetes.io/name: catalogue-load
      app.kubernetes.io/part-of: sock-shop
      app.kubernetes.io/managed-by: portolan
      portolan.dev/experiment: catalogue-load
      {{- if .Values.istio.enabled }}
      sidecar.istio.io/inject: "true"
      {{- end }}
      {{- with .Values.catalogueLoad.podLabels }}
      {{- toYaml . | nindent 6 }}
      {{- end }}
    annotations:
      {{- if .Values.istio.enabled }}
      sidecar.istio.io/nativeSidecar: "true"
      {{- end }}
      checksum/config: {{ list (include "sock-shop.configMap.catalogue-load-settings" $ | fromYaml) (include "sock-shop.configMap.catalogue-load-script" $ | fromYaml) | toJson | sha256sum }}
      {{- with .Values.catalogueLoad.podAnnotations }}
      {{- toYaml . | nindent 6 }}
      {{- end }}
  spec:
    serviceAccountName: "{{ .Values.namePrefix }}catalogue-load"
    automountServiceAccountToken: false
    enableServiceLinks: false
    {{- with include "sock-shop.scheduling" (dict "root" $ "service" .Values.catalogueLoad "selector" (dict "name" (printf "%scatalogue-load" .Values.namePrefix))) | trim }}
    {{- . | nindent 4 }}
    {{- end }}
    {{- with include "sock-shop.gracePeriod" (dict "root" $ "service" .Values.catalogueLoad) }}
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
      - name: catalogue-load
        image: {{ include "sock-shop.image" (dict "root" $ "image" .Values.catalogueLoad.image) | quote }}
        command:
          - sh
          - /etc/experiment/siege.sh
          - --delay=1S
        envFrom:
          - configMapRef:
              name: catalogue-load-settings
        env:
          - name: TARGET
            value: "http://{{ .Values.namePrefix }}catalogue:80/catalogue"
          - name: HOME
            value: {{ include "sock-shop.text" .Values.catalogueLoad.env.home | quote }}
          {{- with .Values.catalogueLoad.extraEnv }}
          {{- toYaml . | nindent 10 }}
          {{- end }}
        {{- with .Values.catalogueLoad.resources }}
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
          name: catalogue-load-script
    {{- if .Values.imagePullSecrets }}
    imagePullSecrets:
      {{- with .Values.imagePullSecrets }}
      {{- toYaml . | nindent 6 }}
      {{- end }}
    {{- end }}
{{ end }}
