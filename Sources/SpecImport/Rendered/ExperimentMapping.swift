import KubernetesFacts
import ManifestTree

/// Converts the Jobs that Portolan rendered for experiments back to the experiments.
struct ExperimentMapping {
  /// The ConfigMaps of the system by their names.
  let configMaps: [String: Object]
  /// The Roles and RoleBindings by kind and name.
  let access: [String: Object]
  /// The names of the services in the spec, by the names of their Deployments.
  let services: [String: String]

  /// An experiment with all objects that Portolan renders for it.
  struct Result {
    var call: Call
    var objects: [Object]
    /// The files that the experiment reads.
    var files: [(path: String, text: String)] = []
  }

  /// The experiment that a mapped Job runs; nil for other services.
  func experiment(of part: DeclaringCall, _ service: ServiceObjects) -> Result? {
    guard service.kind == "Job", service.fullName == nil,
      service.podLabels[PortolanKey.experiment] == part.name,
      let script = configMaps[part.name + ExperimentFile.scriptsSuffix],
      let settings = configMaps[part.name + ExperimentFile.settingsSuffix]
    else { return nil }
    let scripts = Dictionary(script.node["data"]?.textPairs ?? [], uniquingKeysWith: { $1 })
    let values = Dictionary(settings.node["data"]?.textPairs ?? [], uniquingKeysWith: { $1 })
    guard let seconds = values["duration"].flatMap({ Int64($0) }) else { return nil }
    let duration = Argument("for", .seconds(seconds))
    let image = service.template?["spec"]?["containers"]?.list?.first?["image"]?.text ?? ""
    var result = Result(call: Call(""), objects: part.objects + [script, settings])
    if scripts.keys.sorted() == [ExperimentFile.locustJudge, ExperimentFile.locust] {
      guard let target = part.call.target, let users = values["users"].flatMap({ Int64($0) }),
        let rate = values["spawn_rate"].flatMap({ Int64($0) }), let text = scripts[ExperimentFile.locust]
      else { return nil }
      let path = "\(part.name)-\(ExperimentFile.locust)"
      result.files = [(path, text)]
      result.call = Call(
        "LoadTest",
        [
          Argument(nil, .text(part.name)), Argument("locust", .text(path)),
          Argument("against", .text(target.service)), Argument("users", .integer(users)),
          Argument("spawnRate", .integer(rate)), duration, Argument("image", .text(image)),
        ])
    } else if scripts.keys.sorted() == [ExperimentFile.siege] {
      guard let target = part.call.target, let clients = values["clients"].flatMap({ Int64($0) }) else {
        return nil
      }
      var arguments = [
        Argument(nil, .text(part.name)), Argument("siege", .text(target.path)),
        Argument("against", .text(target.service)), Argument("clients", .integer(clients)), duration,
      ]
      var isVerbose = false
      for word in part.call.words("Command").dropFirst(2) {
        if word == "-v" {
          isVerbose = true
        } else if word.hasPrefix("--delay="), word.hasSuffix("S"),
          let delay = Int64(word.dropFirst(8).dropLast())
        {
          arguments.append(Argument("delay", .seconds(delay)))
        } else {
          return nil
        }
      }
      if !isVerbose { arguments.append(Argument("isVerbose", .flag(false))) }
      result.call = Call("LoadTest", arguments + [Argument("image", .text(image))])
    } else if scripts.keys.sorted() == [ExperimentFile.restarts] {
      guard let interval = values["interval"].flatMap({ Int64($0) }),
        let targets = part.call.variable(ExperimentFile.targets)?.split(separator: " ")
      else { return nil }
      let names = targets.compactMap { target in
        target.hasPrefix("deployment/") ? services[String(target.dropFirst(11))] : nil
      }
      guard names.count == targets.count, !names.isEmpty, let role = access["Role/\(service.name)"],
        let binding = access["RoleBinding/\(service.name)"]
      else { return nil }
      result.objects += [role, binding]
      result.call = Call(
        "RollingRestart",
        [Argument(nil, .text(part.name))]
          + names.enumerated().map { Argument($0.offset == 0 ? "of" : nil, .text($0.element)) }
          + [Argument("every", .seconds(interval)), duration])
    } else {
      return nil
    }
    if let share = values["availability"] {
      guard let number = Double(share), !share.isEmpty else { return nil }
      let value = Int64(share).map { Expression.integer($0) } ?? .real(number)
      result.call.modifiers.append(Call(".slo", [Argument("availability", value)]))
    }
    return result
  }
}

extension Call {
  /// The call with the string `new` in place of each argument `old`.
  func replacingText(_ old: String, with new: String) -> Call {
    var call = self
    call.arguments = arguments.map { $0.value == .text(old) ? Argument($0.label, .text(new)) : $0 }
    return call
  }

  /// The service and the path of the variable `TARGET`.
  fileprivate var target: (service: String, path: String)? {
    for part in children ?? [] where part.name == "Calls" {
      guard part.arguments.contains(where: { $0.label == "as" && $0.value == .text(ExperimentFile.target) }),
        let callee = part.callee
      else { continue }
      var path = ""
      for argument in part.arguments {
        guard case .call(let url) = argument.value, url.name == ".url" else { continue }
        if case .text(let text)? = url.arguments.first(where: { $0.label == "path" })?.value { path = text }
      }
      return (callee, path)
    }
    return nil
  }

  /// The text arguments of a part.
  fileprivate func words(_ name: String) -> [String] {
    (children?.first { $0.name == name }?.arguments ?? []).compactMap {
      if case .text(let text) = $0.value { text } else { nil }
    }
  }

  /// The literal value of a variable.
  fileprivate func variable(_ name: String) -> String? {
    for part in children ?? [] where part.name == "Env" && part.arguments.count == 2 {
      if part.arguments[0].value == .text(name), case .text(let value) = part.arguments[1].value {
        return value
      }
    }
    return nil
  }
}
