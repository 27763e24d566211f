internal import Diagnostics
internal import ManifestTree

/// Environment variables and the sources of their values.
extension Validator {
  mutating func environment(_ container: Field, _ pod: PodContext) {
    for variable in container["env"].items {
      variableName(variable["name"], "environment variable name", isRequired: true)
      let source = variable["valueFrom"]
      if source.exists { valueSource(source, of: variable, pod) }
    }
    for source in container["envFrom"].items {
      variableName(source["prefix"], "prefix", isRequired: false)
      let kinds = ["configMapRef", "secretRef"].filter { source[$0].exists }
      if kinds.count > 1 {
        report(.conflict, at: source, "configMapRef and secretRef are mutually exclusive")
      } else if kinds.isEmpty {
        report(.required, at: source, "an envFrom item requires configMapRef or secretRef")
      }
      for kind in kinds { name(ofSource: source[kind]["name"]) }
    }
  }

  /// Checks the name of a source of variables, which the server checks like the prefix of a generated name: it can end
  /// with a dash.
  private mutating func name(ofSource name: Field) {
    let text = name.string
    if text.hasSuffix("-"), text.utf8.count > 1, NameForm.subdomain.accepts(text.dropLast() + "a") { return }
    self.name(name, .subdomain)
  }

  private mutating func variableName(_ field: Field, _ thing: String, isRequired: Bool) {
    let name = field.string
    if name.isEmpty {
      if isRequired, field.exists { report(.required, at: field, "\(thing) is required") }
      return
    }
    if version.minor >= 32 {
      if !name.utf8.allSatisfy({ (0x20...0x7E).contains($0) && $0 != UInt8(ascii: "=") }) {
        report(.name, at: field, "invalid \(thing) '\(name)': use printable ASCII characters other than '='")
      }
    } else if !NameForm.variable.accepts(name) || name == "." || name.hasPrefix("..") {
      report(
        .name, at: field,
        "invalid \(thing) '\(name)': use \(NameForm.variable.expected); '.' alone and '..' at the start are not allowed"
      )
    }
  }

  private mutating func valueSource(_ source: Field, of variable: Field, _ pod: PodContext) {
    let kinds = ["fieldRef", "resourceFieldRef", "configMapKeyRef", "secretKeyRef", "fileKeyRef"].filter {
      source[$0].exists
    }
    if kinds.isEmpty {
      report(
        .required, at: source,
        "valueFrom requires a source, such as fieldRef, configMapKeyRef, or secretKeyRef")
    } else if kinds.count > 1 {
      report(.conflict, at: source, "\(kinds.listed) are mutually exclusive")
    } else if !variable["value"].string.isEmpty {
      report(.conflict, at: source, "value and valueFrom are mutually exclusive")
    }
    if source["fieldRef"].exists {
      fieldReference(source["fieldRef"], FieldPath.ofVariables)
    }
    if source["resourceFieldRef"].exists { resourceReference(source["resourceFieldRef"], isVolume: false) }
    for kind in ["configMapKeyRef", "secretKeyRef"] where source[kind].exists {
      name(source[kind]["name"], .subdomain, kind == "secretKeyRef" ? "Secret name" : "ConfigMap name")
      if source[kind]["key"].exists { name(source[kind]["key"], .dataKey) }
    }
    let file = source["fileKeyRef"]
    if file.exists, version.minor >= 35 {
      let volume = file["volumeName"]
      if require(volume), pod.volumes[volume.string] == nil {
        report(.reference, at: volume, "the pod has no volume '\(volume.string)'")
      } else if let declared = pod.volumes[volume.string], !declared["emptyDir"].exists {
        report(.conflict, at: volume, "fileKeyRef requires an emptyDir volume")
      }
      optionalName(volume, .label, "volume name")
      if file["path"].exists { require(file["path"]) }
      noBacksteps(file["path"])
      if file["key"].exists { variableName(file["key"], "key", isRequired: true) }
    }
  }

  /// Checks a reference to a field of the pod.
  mutating func fieldReference(_ reference: Field, _ allowed: [String]) {
    let path = reference["fieldPath"]
    guard !path.string.isEmpty else { return _ = path.exists && require(path) }
    let version = reference["apiVersion"].string
    if !version.isEmpty, version != "v1" {
      return report(.choice, at: path, "the apiVersion of a field reference must be 'v1', not '\(version)'")
    }
    switch FieldPath(path.string) {
    case .entry(let map, let key):
      if map == FieldPath.labels {
        qualifiedName(key, at: reference, "label key")
      } else if map == FieldPath.annotations {
        qualifiedName(key, at: reference, "annotation key", inAnyCase: true)
      } else {
        report(
          .choice, at: path,
          "unknown field path '\(path.string)': expected \(Self.list(allowed + FieldPath.entries))")
      }
    case .plain(let text):
      // A deprecated name of `spec.nodeName`.
      if text == "spec.host", allowed.contains("spec.nodeName") { return }
      if !allowed.contains(text) {
        report(
          .choice, at: path,
          "unknown field path '\(text)': expected \(Self.list(allowed + FieldPath.entries))")
      }
    }
  }

  /// Checks a reference to the resources of a container.
  mutating func resourceReference(_ reference: Field, isVolume: Bool) {
    if isVolume { require(reference["containerName"]) }
    let resource = reference["resource"]
    guard !resource.string.isEmpty else { return _ = resource.exists && require(resource) }
    guard ContainerResourcePath.accepts(resource.string) else {
      return report(
        .choice, at: resource,
        "unknown resource '\(resource.string)': expected 'limits.<name>' or 'requests.<name>' with the name 'cpu', "
          + "'memory', 'ephemeral-storage', or 'hugepages-<size>'")
    }
    guard let divisor = reference["divisor"].quantity, divisor.nanos != 0 else { return }
    let allowed = ContainerResourcePath.divisors(of: resource.string)
    if !allowed.contains(divisor.description) {
      report(
        .choice, at: reference["divisor"],
        "unknown divisor '\(divisor)' for \(resource.string): expected \(Self.list(allowed))")
    }
  }
}
