internal import ManifestTree

/// Requests, limits, and claims of containers and pods.
extension Validator {
  mutating func containerResources(_ container: Field, _ pod: PodContext) {
    let resources = container["resources"]
    self.resources(resources, of: .container)
    let names = Set(pod.spec["resourceClaims"].items.map { $0["name"].string })
    for claim in resources["claims"].items {
      let name = claim["name"]
      if !name.string.isEmpty, !names.contains(name.string) {
        report(.reference, at: name, "the pod has no resource claim '\(name.string)'")
      }
    }
    unique(resources["claims"].items, "resource claim") { claim in
      claim["name"].text.map {
        "\($0)\(claim["request"].string.isEmpty ? "" : "/" + claim["request"].string)"
      }
    }
    resizePolicies(container["resizePolicy"], container, pod)
  }

  private mutating func resizePolicies(_ policies: Field, _ container: Field, _ pod: PodContext) {
    unique(policies.items, "resize policy for") { $0["resourceName"].text }
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
          report(.conflict, at: request, "request of \(name) must equal its limit of \(limit), not \(asked)")
        } else if asked > limit {
          report(
            .requestAboveLimit, at: request, "request of \(asked) \(name) is above the limit of \(limit)")
        }
      } else if !ResourceName.allowsOvercommit(name) {
        report(.required, at: limits, "\(name) requires a limit equal to its request")
      }
    }
    let all = (limits.entries + requests.entries).map(\.key)
    if all.contains(where: ResourceName.isHugePages), !all.contains("cpu"), !all.contains("memory") {
      report(.conflict, at: resources, "huge pages require a cpu or memory request or limit")
    }
  }

  /// Checks the name of a resource and its amount.
  mutating func resource(_ name: String, _ amount: Field, of use: ResourceName.Use) {
    let isKnown =
      ResourceName.ofContainers.contains(name) && use != .pod || ["cpu", "memory"].contains(name)
      || ResourceName.isHugePages(name)
    if !isKnown {
      if !name.contains("/") {
        return report(
          .name, at: amount,
          "unknown resource '\(name)': expected 'cpu', 'memory', 'ephemeral-storage', 'hugepages-<size>', "
            + "or a name with a domain")
      }
      guard QualifiedName.accepts(name) else {
        return report(.name, at: amount, "invalid resource name '\(name)': use \(QualifiedName.expected)")
      }
      if !ResourceName.isNative(name), !ResourceName.isExtended(name) {
        return report(
          .name, at: amount, "invalid resource name '\(name)': the domain must not begin with 'requests.'")
      }
      if use == .pod { report(.name, at: amount, "resource '\(name)' is not allowed for a whole pod") }
    }
    self.amount(amount, of: name)
    guard ResourceName.isHugePages(name), let quantity = amount.quantity else { return }
    guard let size = try? Quantity(String(name.dropFirst("hugepages-".count))), size.nanos > 0 else {
      return report(
        .name, at: amount, "invalid resource name '\(name)': use 'hugepages-' and a size such as '2Mi'")
    }
    if quantity.nanos % size.nanos != 0 {
      report(.form, at: amount, "\(name) must be a multiple of \(size), not \(quantity)")
    }
  }

  /// Checks that an amount is not negative, and whole where the resource is counted.
  mutating func amount(_ amount: Field, of name: String) {
    guard let quantity = amount.quantity else { return }
    let text = amount.node?.plainText ?? ""
    if quantity.nanos < 0 {
      report(.range, at: amount, "\(name) must be 0 or more, not \(text)")
    } else if quantity.nanos % 1_000_000_000 != 0,
      ResourceName.isExtended(name) || ResourceName.whole.contains(name)
    {
      report(.form, at: amount, "\(name) must be a whole number, not \(text)")
    }
  }

  /// Checks the claims of devices that a pod declares.
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
    unique(claims.items.map { $0["name"] }, "resource claim") { $0.text }
  }

  /// Checks resources of the pod as a whole against those of its containers.
  mutating func podResources(_ pod: PodContext) {
    let resources = pod.spec["resources"]
    guard version.minor >= 34, resources.exists else { return }
    if resources["claims"].count > 0 {
      report(.conflict, at: resources["claims"], "claims are not allowed in the resources of a pod")
    }
    self.resources(resources, of: .pod)
    let containers = pod.spec["containers"].items
    for (name, limit) in resources["limits"].entries {
      guard let bound = limit.quantity else { continue }
      for container in containers + pod.spec["initContainers"].items {
        let own = container["resources"]["limits"][name]
        if let amount = own.quantity, amount > bound {
          report(.conflict, at: own, "limit of \(amount) \(name) is above the pod's limit of \(bound)")
        }
      }
    }
    for (name, request) in resources["requests"].entries {
      guard let total = request.quantity else { continue }
      let sum = containers.reduce(Int128(0)) { sum, container in
        let (asked, limit) = (
          container["resources"]["requests"][name], container["resources"]["limits"][name]
        )
        return sum + min((asked.quantity ?? limit.quantity)?.nanos ?? 0, Int128(Int64.max) * 1_000_000_000)
      }
      if sum > total.nanos {
        report(
          .conflict, at: request, "the pod's request of \(total) \(name) is below the sum of its containers")
      }
    }
  }
}
