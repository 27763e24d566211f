internal import ManifestTree

/// Names, labels, annotations, finalizers, and owners.
extension Validator {
  mutating func metadata(_ object: Field, _ kind: String, _ group: String) {
    let metadata = object["metadata"]
    objectName(metadata, kind, group)
    optionalName(metadata["namespace"], .label, "namespace")
    labels(metadata["labels"])
    annotations(metadata["annotations"])
    generatedName(metadata["generateName"], kind, group)
    let finalizers = metadata["finalizers"]
    for finalizer in finalizers.items {
      self.finalizer(finalizer, isBuiltIn: Self.strictFinalizerGroups.contains(group))
    }
    if finalizers.count > 1, Set(finalizers.texts).isSuperset(of: ["orphan", "foregroundDeletion"]) {
      report(.conflict, at: finalizers, "finalizers 'orphan' and 'foregroundDeletion' are mutually exclusive")
    }
    owners(metadata["ownerReferences"])
  }

  /// Groups in which only Kubernetes' own finalizers can have no domain.
  private static let strictFinalizerGroups: Set<String> = [
    APIGroup.core, APIGroup.apps, APIGroup.batch, APIGroup.autoscaling, APIGroup.networking, APIGroup.rbac,
    APIGroup.storage,
    APIGroup.discovery, APIGroup.node, APIGroup.scheduling,
  ]

  private mutating func finalizer(_ finalizer: Field, isBuiltIn: Bool) {
    let text = finalizer.string
    if isBuiltIn, !text.isEmpty, !text.contains("/"),
      !["kubernetes", "orphan", "foregroundDeletion"].contains(text)
    {
      report(
        .name, at: finalizer,
        "invalid finalizer '\(text)': use a name with a domain, such as 'example.com/\(text)'")
    } else {
      qualifiedName(text, at: finalizer, "finalizer", .name)
    }
  }

  /// Checks the prefix of a generated name, which can end with a dash.
  private mutating func generatedName(_ prefix: Field, _ kind: String, _ group: String) {
    guard !prefix.string.isEmpty, case .form(let form) = ObjectNameForm(kind, group: group, version) else {
      return
    }
    var text = prefix.string[...]
    while text.last == "-" { text.removeLast() }
    if !form.accepts(text.isEmpty ? "-" : String(text)) {
      report(
        .name, at: prefix,
        "invalid generateName '\(prefix.string)': use \(form.expected); '-' is also allowed at the end")
    }
  }

  private mutating func owners(_ owners: Field) {
    var controller: String?
    for owner in owners.items {
      for key in ["apiVersion", "kind", "name", "uid"] where owner[key].exists { require(owner[key]) }
      if owner["apiVersion"].string.utf8.count(where: { $0 == UInt8(ascii: "/") }) > 1 {
        report(
          .form, at: owner["apiVersion"],
          "invalid apiVersion '\(owner["apiVersion"].string)': use '<group>/<version>' or '<version>'")
      }
      if owner["kind"].string == "Event",
        ["v1", "\(APIGroup.events)/v1"].contains(owner["apiVersion"].string)
      {
        report(.conflict, at: owner, "an Event cannot own an object")
      }
      guard owner["controller"].isTrue else { continue }
      if let controller {
        report(
          .conflict, at: owners,
          "only one owner can be the controller, not both '\(controller)' and '\(owner["name"].string)'")
      }
      controller = owner["name"].string
    }
  }

  mutating func annotations(_ annotations: Field) {
    var size = 0
    for (key, value) in annotations.entries {
      qualifiedName(key, at: value, "annotation key", inAnyCase: true)
      size += key.utf8.count + value.string.utf8.count
    }
    let limit = FieldLimits.annotations
    if size > limit {
      report(.range, at: annotations, "annotations must have at most \(limit) bytes in total, not \(size)")
    }
  }

  private mutating func objectName(_ metadata: Field, _ kind: String, _ group: String) {
    let name = metadata["name"]
    guard name.exists, !name.string.isEmpty else { return }
    let text = name.string
    switch ObjectNameForm(kind, group: group, version) {
    case .form(let form): check(text, form, at: name, "\(kind) name")
    case .pathSegment:
      if !PathSegment.accepts(text) {
        report(.name, at: name, "invalid \(kind) name '\(text)': use \(PathSegment.expected)")
      }
    case .any: break
    }
    if kind == "CronJob", group == APIGroup.batch, text.utf8.count > NameLimit.cronJob {
      report(
        .name, at: name,
        "CronJob name must have at most \(NameLimit.cronJob) characters, not \(text.utf8.count): the names of its Jobs are 11 characters longer"
      )
    }
  }
}

/// The form of an object's name, by kind.
enum ObjectNameForm {
  case form(NameForm)
  /// A valid segment of a URL path: names of roles and bindings.
  case pathSegment
  /// Not checked here: the kind's own check covers the form, or the API server does not restrict the name.
  case any

  init(_ kind: String, group: String, _ version: KubernetesVersion) {
    switch (group, kind) {
    case (APIGroup.rbac, _): self = .pathSegment
    case (APIGroup.core, "Service"): self = .form(Validator.formOfServiceName(version))
    case (APIGroup.core, "Namespace"): self = .form(.label)
    case (APIGroup.apps, "StatefulSet"): self = .form(version.minor >= 31 ? .label : .subdomain)
    case (APIGroup.core, "Event"), (APIGroup.events, "Event"): self = .form(.subdomain)
    case (APIGroup.networking, "IPAddress"), (APIGroup.certificates, "ClusterTrustBundle"),
      (APIGroup.certificates, "CertificateSigningRequest"), (APIGroup.core, "ComponentStatus"),
      (APIGroup.apiServerInternal, _),
      (APIGroup.apiRegistration, "APIService"):
      self = .any
    default: self = .form(.subdomain)
    }
  }
}
