internal import ManifestTree

/// DNS, host names, and host aliases of pods.
extension Validator {
  mutating func podNetwork(_ spec: Field) {
    choice(
      spec["dnsPolicy"], ["ClusterFirst", "ClusterFirstWithHostNet", "Default", "None"], hasDefault: true)
    let config = spec["dnsConfig"]
    let nameservers = config["nameservers"]
    if spec["dnsPolicy"].string == "None", nameservers.count == 0 {
      report(
        .required, at: config.exists ? nameservers : config,
        "dnsPolicy 'None' requires at least one address in dnsConfig.nameservers")
    }
    if nameservers.count > 3 {
      report(.range, at: nameservers, "nameservers must have at most 3 addresses, not \(nameservers.count)")
    }
    for server in nameservers.items { address(server) }
    searches(config["searches"])
    for option in config["options"].items { require(option["name"]) }
    for alias in spec["hostAliases"].items {
      address(alias["ip"])
      for name in alias["hostnames"].items { check(name.string, .subdomain, at: name, "host name") }
    }
  }

  private mutating func searches(_ searches: Field) {
    if searches.count > 32 {
      report(.range, at: searches, "searches must have at most 32 domains, not \(searches.count)")
    }
    let length = searches.texts.reduce(0) { $0 + $1.utf8.count } + max(0, searches.count - 1)
    if length > 2048 {
      report(.range, at: searches, "searches must have at most 2048 characters in total, not \(length)")
    }
    for domain in searches.items {
      var text = domain.string
      if text == ".", version.minor >= 33 { continue }
      if text.hasSuffix(".") { text.removeLast() }
      if version.minor >= 33 {
        text = text.split(separator: ".", omittingEmptySubsequences: false)
          .map { $0.hasPrefix("_") ? $0.dropFirst() : $0 }.map { $0.replacing("_", with: "a") }.joined(
            separator: ".")
      }
      if !NameForm.subdomain.accepts(text) {
        let underscores = version.minor >= 33 ? "; '_' is also allowed, but not as a whole label" : ""
        report(
          .form, at: domain,
          "invalid search domain '\(domain.string)': use \(NameForm.subdomain.expected)\(underscores)")
      }
    }
  }

  mutating func hostNames(_ spec: Field) {
    optionalName(spec["hostname"], .label, "host name")
    optionalName(spec["subdomain"], .label, "subdomain")
    let override = spec["hostnameOverride"]
    guard version.minor >= 35, override.exists else { return }
    check(override.string, .subdomain, at: override, "host name")
    if override.string.utf8.count > 64 {
      report(
        .range, at: override,
        "hostnameOverride must have at most 64 characters, not \(override.string.utf8.count)")
    }
    if spec["hostNetwork"].isTrue {
      report(.conflict, at: override, "hostnameOverride and hostNetwork are mutually exclusive")
    }
    if spec["setHostnameAsFQDN"].isTrue {
      report(.conflict, at: override, "hostnameOverride and setHostnameAsFQDN are mutually exclusive")
    }
  }
}
