internal import Diagnostics
import KubernetesFacts
internal import ManifestTree
internal import Portolan

extension ServiceChecks {
  /// Checks the environment variables of a container: their names and references.
  mutating func checkEnvironment(of container: Portolan.Container) {
    checkVariableNames(of: container)
    for env in container.env {
      switch env.source {
      case .literal(let text): checkAddresses(in: text, of: env)
      case .secret(let name, let key, let optional):
        if optional != true { checkSecret(name, keys: [key], at: env.location) }
      case .configMap(let name, let key, let optional):
        if optional == true { break }
        checkConfigMap(name, keys: [key], at: env.location)
        if index.isBinary(key, inConfigMap: name) {
          faults.report(.binaryVariable(env.name, key: key, of: name, at: env.location))
        }
      case .field(let path):
        checkField(path, FieldPath.ofVariables, at: env.location)
      case .resource(let resource, let container, let divisor):
        checkResource(resource, of: container, divisor, at: env.location)
      }
    }
    for source in container.envFrom {
      if let prefix = source.prefix, !prefix.isEmpty {
        faults.checkName(
          prefix, .variable, of: "variable prefix", titled: "variable prefix", at: source.location)
      }
      if source.optional == true { continue }
      switch source.source {
      case .secret(let name): checkSecret(name, keys: [], at: source.location)
      case .configMap(let name): checkConfigMap(name, keys: [], at: source.location)
      }
    }
  }

  /// Reports the address of one of the app's services if it lacks the app's prefix.
  private mutating func checkAddresses(in text: String, of env: Env) {
    guard let name = index.unprefixedName(in: text) else { return }
    let isURL = text.contains("://")
    faults.report(
      .unprefixedAddress(
        of: name, prefix: system.app.namePrefix, at: env.location,
        fix:
          "let portolan set the address with 'Calls(\"\(name)\", as: \"\(env.name)\"\(isURL ? ", .url()" : ""))'"
      ))
  }

  /// Checks the names of a container's variables, including the variables with the addresses of called services.
  private mutating func checkVariableNames(of container: Portolan.Container) {
    var variables: [(name: String, location: FileLocation)] = []
    for call in container.calls {
      if let name = call.variable { variables.append((name, call.location)) }
    }
    for env in container.env { variables.append((env.name, env.location)) }
    for variable in variables {
      faults.checkName(variable.name, .variable, of: "variable", at: variable.location)
    }
    variables.forEachRepeat(of: \.name) { repeated, first in
      faults.report(.repeatedVariable(repeated.name, at: repeated.location, first: first.location))
    }
  }

  /// Reports an unknown Secret, or unknown keys of a Secret.
  mutating func checkSecret(_ name: String, keys: [String], at location: FileLocation) {
    guard let known = index.keys(ofSecret: name) else {
      faults.report(.unknownSecret(name, at: location), misspelling: name, of: .secret)
      return
    }
    check(keys, in: known, of: "Secret '\(name)'", at: location)
  }

  /// Reports an unknown ConfigMap, or unknown keys of a ConfigMap.
  mutating func checkConfigMap(_ name: String, keys: [String], at location: FileLocation) {
    guard let known = index.keys(ofConfigMap: name) else {
      faults.report(.unknownConfigMap(name, at: location), misspelling: name, of: .configMap)
      return
    }
    check(keys, in: known, of: "ConfigMap '\(name)'", at: location)
  }

  private mutating func check(
    _ keys: [String], in known: SystemIndex.DataKeys, of owner: String, at location: FileLocation
  ) {
    guard let known else { return }
    for key in keys where !known.contains(key) {
      let declared = known.count > 100 ? [] : known.sorted()
      let nearest = nearestName(to: key, among: declared)
      faults.report(.unknownKey(key, of: owner, nearest: nearest, declared: declared, at: location))
    }
  }

  /// Reports a field of the pod that Kubernetes does not expose.
  mutating func checkField(_ path: String, _ fields: [String], at location: FileLocation) {
    guard !FieldPath(path).isAmong(fields) else { return }
    faults.report(
      .unknownField(path, fields: fields, nearest: nearestName(to: path, among: fields), at: location))
  }

  mutating func checkResource(
    _ resource: String, of container: String?, _ divisor: Portolan.Quantity?, at location: FileLocation
  ) {
    if !ContainerResourcePath.accepts(resource) {
      let names = ContainerResourcePath.names
      faults.report(
        .unknownResource(
          resource, nearest: nearestName(to: resource, among: names), names: names, at: location))
    } else if let divisor, let quantity = faults.quantity(divisor, of: "divisor", at: location),
      quantity.nanos != 0
    {
      // A divisor of zero is the default.
      let allowed = ContainerResourcePath.divisors(of: resource)
      if !allowed.contains(quantity.description) {
        faults.report(
          .outOfRange(divisor.rawValue, "divisor for '\(resource)'", expected: allowed.oneOf, at: location))
      }
    }
    guard let container, !service.allContainers.contains(where: { $0.name == container }) else { return }
    let names = service.allContainers.map(\.name)
    faults.report(
      .unknownContainer(container, declared: names, at: location))
  }
}
