import KubernetesFacts

// The templates that fail if values conflict, which a schema cannot check.
//
// They find the same conflicts as ``ValueConflict``.

extension Helpers {
  /// The template that fails if values for the number of a service's pods conflict.
  var scalingCheck: String {
    """

    {{/*
    Fails if the values for the number of a service's pods contradict each other. Takes name and service (its values).
    */}}
    {{- define "\(app).checkScaling" -}}
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

    """
  }

  /// The template that fails if a container requests more of a resource than its limit, with the template that it uses
  /// for quantities.
  var resourcesCheck: String {
    """

    {{/*
    The value of a quantity, as a float.
    */}}
    {{- define "\(app).amount" -}}
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
    {{- define "\(app).checkResources" -}}
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
    {{- $isShared := and (not (hasPrefix "\(ResourceName.hugePagesPrefix)" $resource)) (or (not (contains "/" $resource)) (contains "kubernetes.io/" $resource)) }}
    {{- if not (hasKey $limits $resource) }}
    {{- if not $isShared }}
    {{- fail (printf "%s.resources requests %v of %s, which requires an equal limit" $path $request $resource) }}
    {{- end }}
    {{- else }}
    {{- $asked := include "\(app).amount" $request | float64 }}
    {{- $most := include "\(app).amount" $limit | float64 }}
    {{- if and (not $isShared) (ne $asked $most) }}
    {{- fail (printf "%s.resources requests %v of %s, but the limit (%v) must be equal" $path $request $resource $limit) }}
    {{- else if gt $asked $most }}
    {{- fail (printf "%s.resources requests %v of %s, above the limit (%v)" $path $request $resource $limit) }}
    {{- end }}
    {{- end }}
    {{- end }}
    {{- end }}
    {{- end }}

    """
  }

  /// The template that fails if a `preStop` sleep is longer than the termination grace period.
  var sleepCheck: String {
    """

    {{/*
    Fails if a preStop sleep is longer than the termination grace period of a service's pods. Takes root, name, service
    (its values), and sleep (seconds).
    */}}
    {{- define "\(app).checkSleep" -}}
    {{- $grace := include "\(app).gracePeriod" . | default "\(PodDefaults.gracePeriod)" | int64 }}
    {{- if gt (int64 .sleep) $grace }}
    {{- fail (printf "%s.terminationGracePeriodSeconds results in a grace period of %d s, shorter than the preStop sleep of %d s" .name $grace (int64 .sleep)) }}
    {{- end }}
    {{- end }}

    """
  }

  /// The template that fails if a route with several destinations has no weight for one of them, or if the weights do
  /// not add up to 100.
  var weightsCheck: String {
    """

    {{/*
    Fails if the weights of a route are not complete. Takes the destinations, each with path and weight.
    */}}
    {{- define "\(app).checkWeights" -}}
    {{- if gt (len .) 1 }}
    {{- $sum := int64 0 }}
    {{- $path := "" }}
    {{- range . }}
    {{- if .path }}
    {{- $path = $path | default .path }}
    {{- if kindIs "invalid" .weight }}
    {{- fail (printf "%s is null, but a route with several destinations requires a weight (percent) for each of them" .path) }}
    {{- end }}
    {{- end }}
    {{- $sum = add $sum (int64 (.weight | default 0)) }}
    {{- end }}
    {{- if ne $sum (int64 \(RouteWeight.sum)) }}
    {{- fail (printf "%s is part of a route whose weights add up to %d, not \(RouteWeight.sum)" $path $sum) }}
    {{- end }}
    {{- end }}
    {{- end }}

    """
  }
}
