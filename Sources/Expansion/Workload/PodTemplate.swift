internal import KubernetesFacts
internal import KubernetesTypes
internal import ManifestTree
internal import Portolan

extension SystemModel {
  func podTemplate(of service: Portolan.Service, _ common: CommonMetadata) -> Core.PodTemplateSpec {
    var metadata = Meta.ObjectMeta(labels: podLabels(of: service, common))
    metadata.annotations = StringMap(app.podAnnotations).merging(scrapeAnnotations(of: service))
      .merging(checksumAnnotation(of: service))
      .merging(StringMap(service.metadata.podAnnotations))
    return Core.PodTemplateSpec(metadata: metadata, spec: podSpec(of: service))
  }

  /// The labels of a service's pods.
  func podLabels(of service: Portolan.Service, _ common: CommonMetadata) -> StringMap {
    // Jobs and CronJobs need no selector, so their pods get the selector labels only with the default labels or a
    // declared selector.
    let selects = !service.runsToEnd || service.has(.labels)
    var labels = (selects ? common.selector : [:]).merging(common.labels).merging(StringMap(app.podLabels))
      .merging(StringMap(service.metadata.podLabels))
    if service.metadata.selector != nil { labels.merge(common.selector) }
    return labels
  }

  private func podSpec(of service: Portolan.Service) -> Core.PodSpec {
    let settings = service.pod
    var pod = Core.PodSpec(
      serviceAccountName: service.account == .namespaceDefault
        ? nil : serviceAccountName(of: service),
      priorityClassName: settings.priorityClass,
      nodeSelector: nodeSelector(of: service),
      affinity: affinity(of: service),
      tolerations: tolerations(of: service),
      topologySpreadConstraints: topologySpread(of: service),
      restartPolicy: restartPolicy(of: service),
      terminationGracePeriodSeconds: gracePeriod(of: service),
      securityContext: podSecurityContext(of: service),
      initContainers: service.initContainers.map { self.container($0.container, of: service) }
        + service.sidecars.filter(\.native).map { nativeSidecar($0, of: service) },
      containers: [ownContainer(of: service)]
        + service.sidecars.filter { !$0.native }.map { self.container($0.container, of: service) },
      volumes: service.volumes.map(volume))
    let isHardened = service.has(.hardening)
    let mountsToken = service.isRelaxed(.serviceAccountToken)
    pod.automountServiceAccountToken =
      isHardened ? mountsToken : settings.mountsToken?.value ?? (mountsToken ? true : nil)
    pod.enableServiceLinks = settings.serviceLinks ?? (isHardened ? false : nil)
    pod.runtimeClassName = settings.runtimeClass
    pod.schedulerName = settings.scheduler
    pod.imagePullSecrets = settings.imagePullSecrets.map(Core.LocalObjectReference.init)
    pod.hostAliases = settings.hostAliases.map { Core.HostAlias(ip: $0.address, hostnames: $0.names) }
    pod.dnsPolicy = settings.dnsPolicy.flatMap { Core.DNSPolicy(rawValue: $0.rawValue) }
    pod.dnsConfig = settings.dns.map { dns in
      Core.PodDNSConfig(
        nameservers: dns.nameservers, searches: dns.searches,
        options: dns.options.entries.map {
          Core.PodDNSConfigOption(name: $0.key, value: $0.value.isEmpty ? nil : $0.value)
        })
    }
    pod.hostname = settings.hostname
    pod.subdomain = settings.subdomain
    pod.readinessGates = settings.readinessGates.map(Core.PodReadinessGate.init)
    if settings.sharesProcesses { pod.shareProcessNamespace = true }
    if service.isRelaxed(.hostNetwork) { pod.hostNetwork = true }
    if service.isRelaxed(.hostProcesses) { pod.hostPID = true }
    if service.isRelaxed(.hostIPC) { pod.hostIPC = true }
    return pod
  }

  private func restartPolicy(of service: Portolan.Service) -> Core.RestartPolicy? {
    switch service.workload {
    case .job(let settings), .cronJob(_, _, let settings): settings.restartOnFailure ? .onFailure : .never
    case .deployment, .statefulSet, .daemonSet: nil
    }
  }

  private func nativeSidecar(_ sidecar: Portolan.Sidecar, of service: Portolan.Service) -> Core.Container {
    var container = container(sidecar.container, of: service)
    container.restartPolicy = .always
    return container
  }

  private func ownContainer(of service: Portolan.Service) -> Core.Container {
    var container = container(service.container, of: service)
    if container.lifecycle?.preStop == nil, let delay = endpointDelay(of: service), delay > 0 {
      var lifecycle = container.lifecycle ?? Core.Lifecycle()
      lifecycle.preStop = Core.LifecycleHandler(sleep: Core.SleepAction(seconds: delay))
      container.lifecycle = lifecycle
    }
    return container
  }
}
