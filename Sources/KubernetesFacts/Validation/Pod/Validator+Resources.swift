internal import ManifestTree

/// Requests, limits, and claims of containers and pods.
extension Validator {
  mutating func containerResources(_ container: Field, _ pod: PodContext) {
    let resources = container["resources"]
    self.resources(resources, of: .container)
    let names = Set(pod.spec["resourceClaims"].items.map { $0["name"].string })
    var whole: Set<String> = []
    var parts: Set<String> = []
    var keys: Set<String> = []
    for claim in resources["claims"].items {
      let (name, request) = (claim["name"].string, claim["request"].string)
      guard !name.isEmpty else { continue }
      if !names.contains(name) {
        report(.reference, at: claim["name"], "the pod has no resource claim '\(name)'")
      }
      optionalName(claim["request"], .label, "request")
      // A claim without a request includes all of its requests.
      let isTwice =
        whole.contains(name)
        || (request.isEmpty ? parts.contains(name) : !keys.insert("\(name)/\(request)").inserted)
      if isTwice { report(.duplicate, at: claim, "resource claim '\(name)' is set twice") }
      _ = request.isEmpty ? whole.insert(name) : parts.insert(name)
    }
    resizePolicies(container["resizePolicy"], container, pod)
  }

  private mutating func resizePolicies(_ policies: Field, _ container: Field, _ pod: PodContext) {
    unique(policies.items, "resize policy") { $0["resourceName"].text }
    for policy in policies.items {
      choice(policy["resourceName"], ["cpu", "memory"], isRequired: true)
      choice(policy["restartPolicy"], ["NotRequired", "RestartContainer"], isRequired: true)
      if policy["restartPolicy"].string == "RestartContainer", pod.spec["restartPolicy"].string == "Never",
        !container["restartPolicy"].exists
      {
        report(
          .conflict, at: policy["restartPolicy"],
          "restartPolicy must be 'NotRequired' when the pod's restartPolicy is 'Never'")
      }
    }
  }

  /// Checks limits and requests.
  mutating func resources(_ resources: Field, of use: ResourceName.Use) {
    guard resources.exists else { return }
    let (limits, requests) = (resources["limits"], resources["requests"])
    for (name, amount) in limits.entries { resource(name, amount, of: use) }
    for (name, request) in requests.entries {
      resource(name, request, of: use)
      guard let asked = request.quantity else { continue }
      let limit = limits[name].quantity
      if let limit {
        if !ResourceName.allowsOvercommit(name), asked != limit {
          report(
            .conflict, at: request,
            "request for '\(name)' must equal the limit (\(limits[name].plainText)), not \(request.plainText)"
          )
        } else if asked > limit {
          report(
            .requestAboveLimit, at: request,
            "request for '\(name)' must be at most the limit (\(limits[name].plainText)), not \(request.plainText)"
          )
        }
      } else if !ResourceName.allowsOvercommit(name) {
        report(.required, at: limits, "'\(name)' requires a limit equal to its request")
      }
    }
    let all = (limits.entries + requests.entries).map(\.key)
    if all.contains(where: ResourceName.isHugePages), !all.contains("cpu"), !all.contains("memory") {
      report(.conflict, at: resources, "huge pages require a request or limit for cpu or memory")
    }
  }

  /// Checks the name and the quantity of a resource.
  mutating func resource(_ name: String, _ amount: Field, of use: ResourceName.Use) {
    let before = faults.count
    resourceName(name, amount, of: use)
    guard faults.count == before || use == .pod else { return }
    self.amount(amount, of: name)
    guard ResourceName.isHugePages(name), let quantity = amount.quantity else { return }
    guard let size = try? Quantity(String(name.dropFirst("hugepages-".count))), size.nanos > 0 else {
      return report(
        .name, at: amount, "invalid resource name '\(name)': use 'hugepages-' and a size such as '2Mi'")
    }
    if quantity.nanos % size.nanos != 0 {
      report(.form, at: amount, "\(name) must be a multiple of \(size), not \(amount.plainText)")
    }
  }

  /// Checks the name of a resource.
  mutating func resourceName(_ name: String, _ amount: Field, of use: ResourceName.Use) {
    let isKnown =
      ResourceName.ofContainers.contains(name) && use != .pod || ["cpu", "memory"].contains(name)
      || ResourceName.isHugePages(name)
    if !isKnown {
      // A container can have a resource of this name, but the pod itself cannot.
      let isOfContainers = use == .pod && ResourceName.ofContainers.contains(name)
      if !name.contains("/"), !isOfContainers {
        return report(
          .name, at: amount,
          use == .pod
            ? "unknown resource '\(name)': expected 'cpu', 'memory', or 'hugepages-<size>'"
            : "unknown resource '\(name)': expected 'cpu', 'memory', 'ephemeral-storage', 'hugepages-<size>', "
              + "or a name with a domain, such as 'example.com/gpu'")
      }
      guard QualifiedName.accepts(name) else {
        return report(.name, at: amount, "invalid resource name '\(name)': use \(QualifiedName.expected)")
      }
      if !ResourceName.isNative(name), !ResourceName.isExtended(name) {
        return report(
          .name, at: amount, "invalid resource name '\(name)': the domain must not start with 'requests.'")
      }
      if use == .pod {
        report(
          .name, at: amount, "resource '\(name)' is not allowed in the resources of a pod",
          fix: "set the resource for the containers instead")
      }
    }
  }

  /// Checks that a quantity is not negative, and an integer if the resource requires that.
  mutating func amount(_ amount: Field, of name: String) {
    guard let quantity = amount.quantity else { return }
    let text = amount.plainText
    if quantity.nanos < 0 {
      report(.range, at: amount, "\(name) must be 0 or more, not \(text)")
    } else if !quantity.isWhole,
      ResourceName.isExtended(name) || ResourceName.whole.contains(name)
    {
      report(.form, at: amount, "\(name) must be a whole number, not \(text)")
    }
  }

  /// Checks the resource claims of a pod.
  mutating func resourceClaims(_ claims: Field) {
    for claim in claims.items {
      if claim["name"].exists { name(claim["name"], .label) }
      let (direct, template) = (claim["resourceClaimName"], claim["resourceClaimTemplateName"])
      if direct.exists, template.exists {
        report(.conflict, at: claim, "resourceClaimName and resourceClaimTemplateName are mutually exclusive")
      } else if !direct.exists, !template.exists {
        report(
          .required, at: claim, "a resource claim requires resourceClaimName or resourceClaimTemplateName")
      }
      for field in [direct, template] where field.exists {
        check(field.string, .subdomain, at: field, field.name)
      }
    }
    unique(claims.items.map { $0["name"] }, "resource claim name") { $0.text }
  }

  /// Checks the pod-level resources against the containers' resources.
  mutating func podResources(_ pod: PodContext) {
    let resources = pod.spec["resources"]
    guard version.minor >= 34, resources.exists else { return }
    if pod.system == "windows" {
      return report(.conflict, at: resources, "spec.resources is not allowed for a Windows pod")
    }
    if resources["claims"].exists {
      report(.conflict, at: resources["claims"], "claims are not allowed in the resources of a pod")
    }
    self.resources(resources, of: .pod)
    let containers = pod.spec["containers"].items
    for (name, limit) in resources["limits"].entries {
      guard let bound = limit.quantity else { continue }
      for container in containers {
        let own = container["resources"]["limits"][name]
        if let amount = own.quantity, amount > bound {
          report(
            .conflict, at: own,
            "limit for '\(name)' must be at most the pod's limit (\(limit.plainText)), not \(own.plainText)")
        }
      }
    }
    for (name, request) in resources["requests"].entries {
      guard let total = request.quantity else { continue }
      let needed = Self.needed(name, by: pod)
      if needed > total {
        report(
          .conflict, at: request,
          "the pod's request for '\(name)' (\(request.plainText)) is less than the requests of the containers that run together (\(needed))"
        )
      }
    }
  }

  /// The maximum of a resource that the containers need: all main ones together, or one init container.
  private static func needed(_ name: String, by pod: PodContext) -> Quantity {
    func request(_ container: Field) -> Quantity {
      let resources = container["resources"]
      return resources["requests"][name].quantity ?? resources["limits"][name].quantity ?? .zero
    }
    var sum = pod.spec["containers"].items.reduce(Quantity.zero) { $0 + request($1) }
    var (sidecars, peak) = (Quantity.zero, Quantity.zero)
    for container in pod.spec["initContainers"].items {
      if container.node?.isNativeSidecar == true {
        sidecars = sidecars + request(container)
        sum = sum + request(container)
        peak = max(peak, sidecars)
      } else {
        peak = max(peak, sidecars + request(container))
      }
    }
    return max(sum, peak)
  }
}
