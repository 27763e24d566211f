{{- /* Rendered by portolan from the spec of online-boutique; change the spec, not this file. */ -}}

{{/*
Fails if the values for the number of a service's pods contradict each other. Takes name and service (its values).
*/}}
{{- define "online-boutique.checkScaling" -}}
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
{{- define "online-boutique.amount" -}}
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
{{- define "online-boutique.checkResources" -}}
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
{{- $asked := include "online-boutique.amount" $request | float64 }}
{{- $most := include "online-boutique.amount" $limit | float64 }}
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
{{- define "online-boutique.checkSleep" -}}
{{- $grace := include "online-boutique.gracePeriod" . | default "30" | int64 }}
{{- if gt (int64 .sleep) $grace }}
{{- fail (printf "%s.terminationGracePeriodSeconds results in a grace period of %d s, shorter than the preStop sleep of %d s" .name $grace (int64 .sleep)) }}
{{- end }}
{{- end }}

{{/*
A string that can also be given as a whole number. Helm reads numbers in files as floats and would print 1e+06.
*/}}
{{- define "online-boutique.text" -}}
{{- if kindIs "float64" . }}{{ int64 . }}{{ else }}{{ . }}{{ end }}
{{- end }}

{{/*
The reference of an image. Takes root and image (its repository, tag, and digest).
*/}}
{{- define "online-boutique.image" -}}
{{- $repository := .image.repository }}
{{- with .root.Values.imageRegistry }}
{{- $repository = printf "%s/%s" . (regexReplaceAll "^([^/]*[.:][^/]*|localhost)/" $repository "") }}
{{- end }}
{{- $repository }}
{{- with include "online-boutique.text" .image.tag }}:{{ . }}{{ end }}
{{- with .image.digest }}@{{ . }}{{ end }}
{{- end }}

{{/*
The hash at the end of a name, as Kustomize computes it for ConfigMaps and Secrets. Takes the kind, an empty name and
the content.
*/}}
{{- define "online-boutique.contentHash" -}}
{{- . | toJson | sha256sum | trunc 10 | replace "0" "g" | replace "1" "h" | replace "3" "k" | replace "a" "m" | replace "e" "t" -}}
{{- end }}

{{/*
The label and taint of the provider's spot nodes, and the seconds in which their pods must stop after a notice.
*/}}
{{- define "online-boutique.spot" -}}
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
{{- define "online-boutique.gracePeriod" -}}
{{- $wanted := .service.terminationGracePeriodSeconds }}
{{- $notice := (include "online-boutique.spot" .root | fromYaml).notice | int64 }}
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
{{- define "online-boutique.scheduling" -}}
{{- $spot := include "online-boutique.spot" .root | fromYaml }}
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

{{/* The data of the ConfigMap load-script. */}}
{{- define "online-boutique.configMap.load-script" -}}
locustfile.py: |
  """Customers of the shop: they browse products, fill the cart and pay."""

  import datetime
  import random

  from locust import HttpUser, between, task

  PRODUCTS = [
      "0PUK6V6EV0",
      "1YMWWN1N4O",
      "2ZYFJ3GM2N",
      "66VCHSJNUP",
      "6E92ZMYYFZ",
      "9SIQT8TOJO",
      "L9ECAV7KIM",
      "LS4PSXUNUM",
      "OLJCESPC7Z",
  ]
  CURRENCIES = ["EUR", "USD", "JPY", "CAD", "GBP", "TRY"]


  class Customer(HttpUser):
      """One customer with a separate session."""

      wait_time = between(1, 3)

      def on_start(self):
          self.home()

      @task(1)
      def home(self):
          self.client.get("/")

      @task(2)
      def set_currency(self):
          self.client.post("/setCurrency", {"currency_code": random.choice(CURRENCIES)})

      @task(10)
      def browse(self):
          self.client.get(f"/product/{random.choice(PRODUCTS)}", name="/product/[id]")

      @task(3)
      def view_cart(self):
          self.client.get("/cart")

      @task(2)
      def fill_cart(self):
          product = random.choice(PRODUCTS)
          self.client.get(f"/product/{product}", name="/product/[id]")
          self.client.post("/cart", {"product_id": product, "quantity": random.randint(1, 5)})

      @task(1)
      def check_out(self):
          self.fill_cart()
          self.client.post(
              "/cart/checkout",
              {
                  "email": "customer@example.com",
                  "street_address": "1 Example Street",
                  "zip_code": "12345",
                  "city": "Example",
                  "state": "EX",
                  "country": "Exampleland",
                  "credit_card_number": "4432801561520454",
                  "credit_card_expiration_month": "1",
                  "credit_card_expiration_year": str(datetime.date.today().year + 1),
                  "credit_card_cvv": "672",
              },
          )
judge.py: |
  """Prints the availability, and sets the exit code if a target is declared."""

  import os
  from fractions import Fraction

  from locust import events


  @events.quitting.add_listener
  def judge(environment, **_):
      total = environment.stats.total
      requests, failures = total.num_requests, total.num_failures
      share = 100 * Fraction(requests - failures, requests) if requests else Fraction(0)
      target = os.environ.get("availability", "")
      verdict = ""
      if target:
          exceptions = len(environment.runner.exceptions) if environment.runner else 0
          is_met = requests > 0 and not exceptions and share >= Fraction(target)
          environment.process_exit_code = 0 if is_met else 1
          verdict = f", target {target} %: {'met' if is_met else 'missed'}"
      # Rounded down, so that a failure never reads as 100 %.
      print(f"availability: {int(share * 1000) / 1000:.3f} % of {requests} requests, {failures} failed{verdict}")
{{ end }}

{{/* The data of the ConfigMap load-settings. */}}
{{- define "online-boutique.configMap.load-settings" -}}
users: {{ include "online-boutique.text" .Values.experiments.load.users | quote }}
spawn_rate: {{ include "online-boutique.text" .Values.experiments.load.spawnRate | quote }}
duration: {{ include "online-boutique.text" .Values.experiments.load.duration | quote }}
{{- if not (kindIs "invalid" .Values.experiments.load.availability) }}
availability: {{ include "online-boutique.text" .Values.experiments.load.availability | quote }}
{{- end }}
{{ end }}

{{/* The data of the ConfigMap rollout-load-script. */}}
{{- define "online-boutique.configMap.rollout-load-script" -}}
locustfile.py: |
  """Customers of the shop: they browse products, fill the cart and pay."""

  import datetime
  import random

  from locust import HttpUser, between, task

  PRODUCTS = [
      "0PUK6V6EV0",
      "1YMWWN1N4O",
      "2ZYFJ3GM2N",
      "66VCHSJNUP",
      "6E92ZMYYFZ",
      "9SIQT8TOJO",
      "L9ECAV7KIM",
      "LS4PSXUNUM",
      "OLJCESPC7Z",
  ]
  CURRENCIES = ["EUR", "USD", "JPY", "CAD", "GBP", "TRY"]


  class Customer(HttpUser):
      """One customer with a separate session."""

      wait_time = between(1, 3)

      def on_start(self):
          self.home()

      @task(1)
      def home(self):
          self.client.get("/")

      @task(2)
      def set_currency(self):
          self.client.post("/setCurrency", {"currency_code": random.choice(CURRENCIES)})

      @task(10)
      def browse(self):
          self.client.get(f"/product/{random.choice(PRODUCTS)}", name="/product/[id]")

      @task(3)
      def view_cart(self):
          self.client.get("/cart")

      @task(2)
      def fill_cart(self):
          product = random.choice(PRODUCTS)
          self.client.get(f"/product/{product}", name="/product/[id]")
          self.client.post("/cart", {"product_id": product, "quantity": random.randint(1, 5)})

      @task(1)
      def check_out(self):
          self.fill_cart()
          self.client.post(
              "/cart/checkout",
              {
                  "email": "customer@example.com",
                  "street_address": "1 Example Street",
                  "zip_code": "12345",
                  "city": "Example",
                  "state": "EX",
                  "country": "Exampleland",
                  "credit_card_number": "4432801561520454",
                  "credit_card_expiration_month": "1",
                  "credit_card_expiration_year": str(datetime.date.today().year + 1),
                  "credit_card_cvv": "672",
              },
          )
judge.py: |
  """Prints the availability, and sets the exit code if a target is declared."""

  import os
  from fractions import Fraction

  from locust import events


  @events.quitting.add_listener
  def judge(environment, **_):
      total = environment.stats.total
      requests, failures = total.num_requests, total.num_failures
      share = 100 * Fraction(requests - failures, requests) if requests else Fraction(0)
      target = os.environ.get("availability", "")
      verdict = ""
      if target:
          exceptions = len(environment.runner.exceptions) if environment.runner else 0
          is_met = requests > 0 and not exceptions and share >= Fraction(target)
          environment.process_exit_code = 0 if is_met else 1
          verdict = f", target {target} %: {'met' if is_met else 'missed'}"
      # Rounded down, so that a failure never reads as 100 %.
      print(f"availability: {int(share * 1000) / 1000:.3f} % of {requests} requests, {failures} failed{verdict}")
{{ end }}

{{/* The data of the ConfigMap rollout-load-settings. */}}
{{- define "online-boutique.configMap.rollout-load-settings" -}}
users: {{ include "online-boutique.text" .Values.experiments.rolloutLoad.users | quote }}
spawn_rate: {{ include "online-boutique.text" .Values.experiments.rolloutLoad.spawnRate | quote }}
duration: {{ include "online-boutique.text" .Values.experiments.rolloutLoad.duration | quote }}
{{- if not (kindIs "invalid" .Values.experiments.rolloutLoad.availability) }}
availability: {{ include "online-boutique.text" .Values.experiments.rolloutLoad.availability | quote }}
{{- end }}
{{ end }}

{{/* The data of the ConfigMap rollout-restart-script. */}}
{{- define "online-boutique.configMap.rollout-restart-script" -}}
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

{{/* The data of the ConfigMap rollout-restart-settings. */}}
{{- define "online-boutique.configMap.rollout-restart-settings" -}}
interval: {{ include "online-boutique.text" .Values.experiments.rolloutRestart.interval | quote }}
duration: {{ include "online-boutique.text" .Values.experiments.rolloutRestart.duration | quote }}
{{ end }}

{{/* The data of the ConfigMap opentelemetrycollector-config. */}}
{{- define "online-boutique.configMap.opentelemetrycollector-config" -}}
config.yaml: |
  receivers:
    otlp:
      protocols:
        grpc:
          endpoint: 0.0.0.0:4317
  processors:
    memory_limiter:
      check_interval: 1s
      limit_percentage: 80
      spike_limit_percentage: 20
    batch: {}
  exporters:
    debug: {}
    prometheus:
      endpoint: 0.0.0.0:8889
  extensions:
    health_check:
      endpoint: 0.0.0.0:13133
  service:
    extensions: [health_check]
    pipelines:
      traces:
        receivers: [otlp]
        processors: [memory_limiter, batch]
        exporters: [debug]
      metrics:
        receivers: [otlp]
        processors: [memory_limiter, batch]
        exporters: [debug, prometheus]
      logs:
        receivers: [otlp]
        processors: [memory_limiter, batch]
        exporters: [debug]
{{ end }}

{{/* The spec of the Job load. */}}
{{- define "online-boutique.job.load" -}}
backoffLimit: 0
activeDeadlineSeconds: {{ add (int64 .Values.experiments.load.duration) 300 }}
{{- if not .Values.experiments.load.enabled }}
suspend: true
{{- end }}
template:
  metadata:
    labels:
      app: "{{ .Values.namePrefix }}load"
      app.kubernetes.io/name: load
      app.kubernetes.io/part-of: online-boutique
      app.kubernetes.io/managed-by: portolan
      portolan.dev/experiment: load
      {{- if .Values.istio.enabled }}
      sidecar.istio.io/inject: "true"
      {{- end }}
      {{- with .Values.load.podLabels }}
      {{- toYaml . | nindent 6 }}
      {{- end }}
    annotations:
      {{- if .Values.istio.enabled }}
      sidecar.istio.io/nativeSidecar: "true"
      {{- end }}
      checksum/config: {{ list (include "online-boutique.configMap.load-settings" $ | fromYaml) (include "online-boutique.configMap.load-script" $ | fromYaml) | toJson | sha256sum }}
      {{- with .Values.load.podAnnotations }}
      {{- toYaml . | nindent 6 }}
      {{- end }}
  spec:
    serviceAccountName: "{{ .Values.namePrefix }}load"
    automountServiceAccountToken: false
    enableServiceLinks: false
    {{- with include "online-boutique.scheduling" (dict "root" $ "service" .Values.load "selector" (dict "app" (printf "%sload" .Values.namePrefix))) | trim }}
    {{- . | nindent 4 }}
    {{- end }}
    {{- with include "online-boutique.gracePeriod" (dict "root" $ "service" .Values.load) }}
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
      - name: load
        image: {{ include "online-boutique.image" (dict "root" $ "image" .Values.load.image) | quote }}
        command:
          - sh
          - -c
          - exec locust --headless --locustfile /etc/experiment/locustfile.py,/etc/experiment/judge.py --host "$TARGET" --users "$users" --spawn-rate "$spawn_rate" --run-time "${duration}s" --stop-timeout 10 --only-summary
        envFrom:
          - configMapRef:
              name: load-settings
        env:
          - name: TARGET
            value: "http://{{ .Values.namePrefix }}frontend:80"
          - name: HOME
            value: {{ include "online-boutique.text" .Values.load.env.home | quote }}
          {{- with .Values.load.extraEnv }}
          {{- toYaml . | nindent 10 }}
          {{- end }}
        {{- with .Values.load.resources }}
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
          name: load-script
    {{- if .Values.imagePullSecrets }}
    imagePullSecrets:
      {{- with .Values.imagePullSecrets }}
      {{- toYaml . | nindent 6 }}
      {{- end }}
    {{- end }}
{{ end }}

{{/* The spec of the Job rollout-load. */}}
{{- define "online-boutique.job.rollout-load" -}}
backoffLimit: 0
activeDeadlineSeconds: {{ add (int64 .Values.experiments.rolloutLoad.duration) 300 }}
{{- if not .Values.experiments.rolloutLoad.enabled }}
suspend: true
{{- end }}
template:
  metadata:
    labels:
      app: "{{ .Values.namePrefix }}rollout-load"
      app.kubernetes.io/name: rollout-load
      app.kubernetes.io/part-of: online-boutique
      app.kubernetes.io/managed-by: portolan
      portolan.dev/experiment: rollout-load
      {{- if .Values.istio.enabled }}
      sidecar.istio.io/inject: "true"
      {{- end }}
      {{- with .Values.rolloutLoad.podLabels }}
      {{- toYaml . | nindent 6 }}
      {{- end }}
    annotations:
      {{- if .Values.istio.enabled }}
      sidecar.istio.io/nativeSidecar: "true"
      {{- end }}
      checksum/config: {{ list (include "online-boutique.configMap.rollout-load-settings" $ | fromYaml) (include "online-boutique.configMap.rollout-load-script" $ | fromYaml) | toJson | sha256sum }}
      {{- with .Values.rolloutLoad.podAnnotations }}
      {{- toYaml . | nindent 6 }}
      {{- end }}
  spec:
    serviceAccountName: "{{ .Values.namePrefix }}rollout-load"
    automountServiceAccountToken: false
    enableServiceLinks: false
    {{- with include "online-boutique.scheduling" (dict "root" $ "service" .Values.rolloutLoad "selector" (dict "app" (printf "%srollout-load" .Values.namePrefix))) | trim }}
    {{- . | nindent 4 }}
    {{- end }}
    {{- with include "online-boutique.gracePeriod" (dict "root" $ "service" .Values.rolloutLoad) }}
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
      - name: rollout-load
        image: {{ include "online-boutique.image" (dict "root" $ "image" .Values.rolloutLoad.image) | quote }}
        command:
          - sh
          - -c
          - exec locust --headless --locustfile /etc/experiment/locustfile.py,/etc/experiment/judge.py --host "$TARGET" --users "$users" --spawn-rate "$spawn_rate" --run-time "${duration}s" --stop-timeout 10 --only-summary
        envFrom:
          - configMapRef:
              name: rollout-load-settings
        env:
          - name: TARGET
            value: "http://{{ .Values.namePrefix }}frontend:80"
          - name: HOME
            value: {{ include "online-boutique.text" .Values.rolloutLoad.env.home | quote }}
          {{- with .Values.rolloutLoad.extraEnv }}
          {{- toYaml . | nindent 10 }}
          {{- end }}
        {{- with .Values.rolloutLoad.resources }}
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
          name: rollout-load-script
    {{- if .Values.imagePullSecrets }}
    imagePullSecrets:
      {{- with .Values.imagePullSecrets }}
      {{- toYaml . | nindent 6 }}
      {{- end }}
    {{- end }}
{{ end }}

{{/* The spec of the Job rollout-restart. */}}
{{- define "online-boutique.job.rollout-restart" -}}
backoffLimit: 0
activeDeadlineSeconds: {{ add (int64 .Values.experiments.rolloutRestart.duration) 300 }}
{{- if not .Values.experiments.rolloutRestart.enabled }}
suspend: true
{{- end }}
template:
  metadata:
    labels:
      app: "{{ .Values.namePrefix }}rollout-restart"
      app.kubernetes.io/name: rollout-restart
      app.kubernetes.io/part-of: online-boutique
      app.kubernetes.io/managed-by: portolan
      portolan.dev/experiment: rollout-restart
      {{- if .Values.istio.enabled }}
      sidecar.istio.io/inject: "false"
      {{- end }}
      {{- with .Values.rolloutRestart.podLabels }}
      {{- toYaml . | nindent 6 }}
      {{- end }}
    annotations:
      {{- if .Values.istio.enabled }}
      sidecar.istio.io/nativeSidecar: "true"
      {{- end }}
      checksum/config: {{ list (include "online-boutique.configMap.rollout-restart-settings" $ | fromYaml) (include "online-boutique.configMap.rollout-restart-script" $ | fromYaml) | toJson | sha256sum }}
      {{- with .Values.rolloutRestart.podAnnotations }}
      {{- toYaml . | nindent 6 }}
      {{- end }}
  spec:
    serviceAccountName: "{{ .Values.namePrefix }}rollout-restart"
    automountServiceAccountToken: true
    enableServiceLinks: false
    {{- with include "online-boutique.scheduling" (dict "root" $ "service" .Values.rolloutRestart "selector" (dict "app" (printf "%srollout-restart" .Values.namePrefix))) | trim }}
    {{- . | nindent 4 }}
    {{- end }}
    {{- with include "online-boutique.gracePeriod" (dict "root" $ "service" .Values.rolloutRestart) }}
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
      - name: rollout-restart
        image: {{ include "online-boutique.image" (dict "root" $ "image" .Values.rolloutRestart.image) | quote }}
        command:
          - sh
          - /etc/experiment/restart.sh
        envFrom:
          - configMapRef:
              name: rollout-restart-settings
        env:
          - name: TARGETS
            value: "deployment/{{ .Values.namePrefix }}frontend"
          - name: HOME
            value: {{ include "online-boutique.text" .Values.rolloutRestart.env.home | quote }}
          {{- with .Values.rolloutRestart.extraEnv }}
          {{- toYaml . | nindent 10 }}
          {{- end }}
        {{- with .Values.rolloutRestart.resources }}
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
          name: rollout-restart-script
    {{- if .Values.imagePullSecrets }}
    imagePullSecrets:
      {{- with .Values.imagePullSecrets }}
      {{- toYaml . | nindent 6 }}
      {{- end }}
    {{- end }}
{{ end }}
