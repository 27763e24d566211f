internal import Diagnostics
import KubernetesFacts
internal import Portolan

extension ServiceChecks {
  /// Checks the service's name and the derived name of its objects.
  mutating func checkNames() {
    let name = service.name
    if SystemExpansion.SharedFile(rawValue: name) != nil {
      faults.report(.reservedName(name, at: service.location))
    }
    if let full = service.metadata.fullName {
      faults.checkName(name, .label, of: "service", at: service.location)
      if faults.checkName(
        full.value, servesNothing ? .subdomain : .serviceName, of: "service", at: full.location)
      {
        checkLength(of: full.value, at: full.location)
      }
    } else if system.app.namePrefix.isEmpty {
      if faults.checkName(name, servesNothing ? .label : .serviceName, of: "service", at: service.location) {
        checkLength(of: name, at: service.location)
      }
    } else if faults.checkName(name, .label, of: "service", at: service.location), index.hasPlainPrefix {
      checkLength(of: system.fullName(of: service), prefix: system.app.namePrefix, at: service.location)
    }
    for repeated in service.repeatedPolicies {
      faults.report(.repeatedPolicy(repeated.value, of: name, at: repeated.location))
    }
  }

  /// Whether no Kubernetes Service is rendered, so that the service's name can also start with a digit.
  private var servesNothing: Bool { served.isEmpty && !service.isStatefulSet }

  /// Checks the length of a name, which is used as a label value and to which Kubernetes appends suffixes for other
  /// objects.
  private mutating func checkLength(of name: String, prefix: String = "", at location: FileLocation) {
    let (limit, reason): (Int, String?) =
      switch service.workload {
      case .job where service.isNamedByContent:
        (NameLimit.hashedJob, "the hash of a Job's content adds 11 characters")
      case .deployment, .daemonSet, .job: (LabelValue.limit, nil)
      case .statefulSet:
        (NameLimit.statefulSet, "the hash in a StatefulSet's revision label adds 11 characters")
      case .cronJob: (NameLimit.cronJob, "the time in the names of a CronJob's Jobs adds 11 characters")
      }
    guard name.utf8.count > limit else { return }
    faults.report(
      .longObjectName(
        name, of: service.name, limit: limit, because: reason, prefix: prefix, at: location))
  }

  /// Checks labels and annotations.
  mutating func checkMetadata() {
    let metadata = service.metadata
    let location = service.location
    checkSelector()
    for labels in [metadata.labels, metadata.podLabels] {
      faults.checkLabels(labels, at: location)
      checkReservedLabels(labels)
    }
    for labels in [metadata.objectLabels, metadata.workloadLabels, metadata.serviceLabels] {
      faults.checkLabels(labels, at: location)
      // Without the default labels, only the labels of pods must agree with the selector.
      if service.has(.labels) { checkReservedLabels(labels) }
    }
    if let account = metadata.serviceAccountLabels {
      faults.checkLabels(account.value, at: account.location)
      if service.has(.labels) { checkReservedLabels(account.value) }
      if !service.account.isOwn { faults.report(.labeledForeignAccount(at: account.location)) }
    }
    if let account = metadata.serviceAccountAnnotations {
      faults.checkAnnotations(account.value, at: account.location)
      if !service.account.isOwn { faults.report(.annotatedForeignAccount(at: account.location)) }
    }
    if let secrets = metadata.serviceAccountPullSecrets {
      for name in secrets.value { faults.checkName(name, .subdomain, of: "Secret", at: secrets.location) }
      if !service.account.isOwn { faults.report(.pullSecretOfForeignAccount(at: secrets.location)) }
    }
    if let token = metadata.serviceAccountToken {
      // A hardened service does not support '.automountServiceAccountToken', which the other error suggests.
      if service.has(.hardening) {
        faults.report(.tokenOfHardenedAccount(at: token.location))
      } else if !service.account.isOwn {
        faults.report(.tokenOfForeignAccount(at: token.location))
      }
    }
    for annotations in [metadata.annotations, metadata.podAnnotations, metadata.serviceAnnotations] {
      faults.checkAnnotations(annotations, at: location)
    }
    if let name = metadata.serviceName {
      faults.checkName(name.value, .serviceName, of: "service", at: name.location)
    }
    if let account = service.account.name {
      faults.checkName(account, .subdomain, of: "service account", at: location)
    }
  }

  /// Checks that a declared selector has labels, that the pods have these labels, and that the workload is neither a
  /// Job nor a CronJob.
  private mutating func checkSelector() {
    guard let selector = service.metadata.selector else { return }
    let location = selector.location
    faults.checkLabels(selector.value, at: location)
    if service.runsToEnd { return faults.report(.selectorOfJob(workloadKind, at: location)) }
    if selector.value.isEmpty {
      faults.report(.empty("selector", "selector", expected: "at least one label", at: location))
    }
    let shared = system.app.labels.entries + system.app.podLabels.entries
    for label in selector.value.entries {
      guard let other = shared.last(where: { $0.key == label.key }), other.value != label.value else {
        continue
      }
      faults.report(.unselectedLabel(label.key, label.value, other: other.value, at: location))
    }
  }

  private mutating func checkReservedLabels(_ labels: KeyValues) {
    guard !labels.isEmpty else { return }
    let isRecommended = service.has(.labels)
    var reserved =
      isRecommended
      ? [
        (RecommendedLabel.name, service.name), (RecommendedLabel.partOf, system.app.name),
        (RecommendedLabel.managedBy, RecommendedLabel.portolan),
      ] : []
    if let selector = service.metadata.selector {
      reserved = selector.value.entries.map { ($0.key, $0.value) } + reserved
    } else if isRecommended || !service.runsToEnd {
      reserved.append((system.app.selectorLabel, system.fullName(of: service)))
    }
    for label in labels.entries {
      guard let (key, value) = reserved.first(where: { $0.0 == label.key }), value != label.value else {
        continue
      }
      faults.report(.reservedLabel(key, holding: value, at: service.location))
    }
  }

  /// Checks settings of the pod, such as the names of objects outside the spec, sysctls, DNS, and host aliases.
  mutating func checkPodSettings() {
    let pod = service.pod
    let location = service.location
    for (name, kind) in [
      (pod.priorityClass, "PriorityClass"), (pod.runtimeClass, "RuntimeClass"), (pod.scheduler, "scheduler"),
    ] {
      if let name { faults.checkName(name, .subdomain, of: kind, at: location) }
    }
    for sysctl in pod.sysctls.entries where !SysctlName.canExist(sysctl.key) {
      faults.report(
        .malformed(
          "name", sysctl.key, "sysctl", expected: "two or more \(SysctlName.expected)", at: location))
    }
    faults.checkRepeatedKeys(pod.sysctls, of: "sysctl", at: location)
    if let mountsToken = pod.mountsToken, service.has(.hardening),
      mountsToken.value != service.isRelaxed(.serviceAccountToken)
    {
      faults.report(.tokenOfHardenedPod(isMounted: mountsToken.value, at: mountsToken.location))
    }
    if let profile = pod.appArmor, case .localhost("") = profile.value {
      faults.report(
        .empty("profile", "AppArmor profile", expected: "the name of a profile", at: profile.location))
    }
    for secret in pod.imagePullSecrets { faults.checkName(secret, .subdomain, of: "Secret", at: location) }
    checkDNS()
    checkLeftOutDefaults()
    for alias in pod.hostAliases {
      if !IPAddress.accepts(alias.address) {
        faults.report(
          .malformed(
            "address", alias.address, "IP address", expected: "an address such as 10.0.0.1", at: location))
      }
      for name in alias.names { faults.checkName(name, .subdomain, of: "host", at: location) }
    }
  }
}

extension ServiceChecks {
  /// Checks the reason for defaults that are left out, and that complete security contexts are used only without the
  /// hardening default, because complete contexts replace the contexts of this default.
  fileprivate mutating func checkLeftOutDefaults() {
    if let leftOut = service.leftOut {
      faults.checkReason(leftOut.value.reason, for: "'.withoutDefaults'", at: leftOut.location)
    }
    guard service.has(.hardening) else { return }
    if let context = service.pod.securityContext {
      faults.report(.hardenedContext("'.podSecurityContext'", at: context.location))
    }
    for container in service.allContainers {
      guard let context = container.securityContext else { continue }
      faults.report(.hardenedContext("'SecurityContext'", at: context.location))
    }
  }

  /// Checks the DNS settings and the host names of the pods.
  fileprivate mutating func checkDNS() {
    let pod = service.pod
    let location = service.location
    if pod.dnsPolicy == DNSPolicy.none, pod.dns?.nameservers.isEmpty ?? true {
      faults.report(.dnsWithoutServers(at: location))
    }
    for server in pod.dns?.nameservers ?? [] where !IPAddress.accepts(server) {
      faults.report(
        .malformed("address", server, "name server", expected: "an address such as 10.0.0.1", at: location))
    }
    faults.checkRepeatedKeys(pod.dns?.options ?? [:], of: "resolver option", at: location)
    if let hostname = pod.hostname { faults.checkName(hostname, .label, of: "host", at: location) }
    if let subdomain = pod.subdomain { faults.checkName(subdomain, .label, of: "subdomain", at: location) }
    for gate in pod.readinessGates { faults.checkQualifiedName(gate, of: "readiness gate", at: location) }
  }
}
