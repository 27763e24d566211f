import KubernetesFacts
import ManifestTree

/// A workload with its objects as a `Service` of the DSL.
struct ServiceMapping {
  /// Facts about the other objects of the system.
  struct System {
    var namespace = ""
    /// The names of the services in the spec, by the names of their Kubernetes Services.
    var services: [String: String] = [:]
    var knowsGateway: (String) -> Bool = { _ in true }
    var call: (_ variable: String, _ value: String) -> Call? = { _, _ in nil }
    var traits = AppTraits([], name: "", isNameFixed: true)
    var index = AddressIndex([], ServiceNames([]), AppTraits([], name: "", isNameFixed: true), namespace: "")
    /// The services that call this one, according to their policies.
    var callers: Set<String> = []
    /// The service's calls according to its policies; nil if Portolan does not render such policies.
    var calls: PolicyCalls?
  }

  /// The result for one service.
  struct Result {
    var call: Call
    /// The parts of the service's objects that became patches.
    var patches: [Leftover] = []
    /// The objects that the service could not declare.
    var others: [Object] = []
    /// The objects that the service declares.
    var declared: [Object] = []
    /// The labels that all objects have.
    var objectLabels: [(String, String)] = []
    /// The modifiers for the service's own ServiceAccount.
    var accountSettings: [Call] = []
  }

  let name: String
  var service: ServiceObjects
  let system: System
  /// The defaults that Portolan renders for the service without a declaration.
  var defaults: Set<RenderedDefault> = []

  /// The mapped service; nil if the workload has no counterpart in the DSL.
  func map() -> Result? {
    var service = service
    let traits = system.traits
    guard let selector = service.selector, case .map(var root) = service.workload.node,
      case .map(var spec)? = root["spec"]
    else { return nil }
    var result = Result(call: Call("Service"))
    let workload = ObjectRest(service.workload)
    var job: NodeMap?
    if service.kind == "CronJob" {
      guard case .map(let template)? = spec["jobTemplate"], case .map(let inner)? = template["spec"] else {
        return nil
      }
      job = inner
    }
    let notice = PlacementMapping.notice(of: service.template?["spec"])
    let draining = DrainingMapping(service, isSpot: notice)?.declaration(
      isDefault: defaults.contains(.draining))
    let holder = job ?? spec
    guard case .map(var template)? = holder["template"], case .map(var pod)? = template["spec"],
      var ports = PortMapping(&pod)
    else { return nil }
    ports.rendersNumbers = defaults.contains(.portNumbers)
    ports.hasHTTPRoutes = service.hasHTTPRoutes
    if draining != nil { Self.takeDraining(&pod) }
    let security = defaults.contains(.hardening) ? HardenedSecurity(taking: &pod) : nil
    let exposed = exposures(&service, &ports, &result)
    ports.addChecked(in: pod)
    ports.setIdentities()
    let claims = claimTemplates(&spec)
    var context = ContainerContext()
    context.call = system.call
    context.defaults = defaults
    context.isExact = traits.defaults.isEmpty
    context.security = security?.parts ?? [:]
    let restartPolicy = service.isJob ? pod.takeText(PodField.restartPolicy) : nil
    if !service.isJob, pod.peek(PodField.restartPolicy) == "Always" { _ = pod.take(PodField.restartPolicy) }
    let relaxations = PodMapping.relaxations(of: &pod)
    let account = account(&pod, &service, &result)
    guard
      let mapped = PodMapping(
        context: context, selector: selector, serviceSelectedBy: system.index.service(selectedBy:),
        ports: ports.parts
      ).map(&pod, claims: claims)
    else { return nil }

    var call = Call("Service", [Argument(nil, .text(name))], [])
    var modifiers: [Call] = []
    if service.name != traits.namePrefix + name {
      modifiers.append(Call(".named", [Argument(nil, .text(service.name))]))
    }
    if let kind = kind(&spec, job: &job, service, restartPolicy: restartPolicy, exposed) {
      call.arguments.append(kind)
    }
    call.arguments.append(Argument("image", .text(mapped.image)))
    if mapped.containerName != name {
      call.arguments.append(Argument("containerName", .text(mapped.containerName)))
    }
    let labels = ServiceLabels(
      service, selector: selector, template: template, objects: result.objectLabels,
      of: traits.labels, isRendered: defaults.contains(.labels), bySelector: traits.labelsBySelector)
    if !service.isJob, labels.needsSelector(service.name, key: traits.selectorLabel) {
      modifiers.append(Call(".selector", [Argument(nil, .texts(selector))]))
    }
    spec.change(WorkloadField.selector) { $0["matchLabels"] = nil }
    modifiers += labels.modifiers
    if let text = self.service.workload.allowances, let allowances = Call.allowances(in: text) {
      modifiers += allowances
      if case .map(var metadata)? = root["metadata"] {
        metadata.change(MetadataField.annotations) { $0[PortolanKey.allow] = nil }
        root["metadata"] = .map(metadata)
      }
    }
    if draining != nil, case .map(var metadata)? = root["metadata"] {
      metadata.change(MetadataField.annotations) { $0[PortolanKey.drainedBy] = nil }
      root["metadata"] = .map(metadata)
    }
    modifiers += contentName
    if let account { modifiers.append(account) }
    modifiers += result.accountSettings
    if var metadata = template["metadata"]?.map {
      metadata[MetadataField.labels.rawValue] = nil
      metadata["creationTimestamp"] = nil
      if let scraping = scraping(&metadata, ports, &service) { modifiers.append(scraping) }
      if let pairs = metadata.takeTextMap(MetadataField.annotations), !pairs.isEmpty {
        modifiers.append(Call(".podAnnotations", [Argument(nil, .texts(pairs))]))
      }
      template["metadata"] = metadata.isEmpty ? nil : .map(metadata)
    }
    if case .map(var metadata)? = root["metadata"] {
      if let pairs = metadata.takeTextMap(MetadataField.annotations), !pairs.isEmpty {
        modifiers.append(Call(".annotated", [Argument(nil, .texts(pairs))]))
      }
      root["metadata"] = .map(metadata)
    }
    if !service.isJob {
      let count = spec["replicas"] == nil ? 1 : spec.peek(WorkloadField.replicas)?.int
      if service.autoscaler == nil, service.kind != "DaemonSet", let count {
        _ = spec.take(WorkloadField.replicas)
        modifiers.append(Call(".replicas", [Argument(nil, .integer(count))]))
      } else if service.autoscaler != nil, count == 1 {
        // Portolan renders no number of replicas for an autoscaled service, and the API server sets 1.
        _ = spec.take(WorkloadField.replicas)
      }
      if let rollout = RolloutMapping.rollout(&spec, kind: service.kind) { modifiers.append(rollout) }
    }
    modifiers += mapped.modifiers
    modifiers += security?.modifiers ?? []
    modifiers += draining ?? []
    modifiers += scaling(&service, &result)
    let traffic = traffic(&service, &result)
    modifiers += traffic.modifiers
    modifiers += routes(&service, &result)
    modifiers += exposed.modifiers
    let admitted = admissions(ports).parts
    let leftOut = system.traits.defaults.subtracting(defaults).intersection(RenderedDefault.fields)
    if let options = RenderedDefault.options(leftOut) {
      let list = leftOut == RenderedDefault.fields ? [] : [Argument(nil, options)]
      modifiers.append(Call(".withoutDefaults", list + [Argument("because", .text("as imported"))]))
    }
    if labels.lacksSelector {
      modifiers.append(
        Call(
          ".withoutDefaults",
          [
            Argument(nil, .name(".selectorLabels")), Argument("because", .text("as imported")),
          ]))
    }
    call.children = mapped.parts + exposed.parts + relaxations + admitted + traffic.parts

    // The remaining fields of the workload become a patch.
    template["spec"] = pod.isEmpty ? nil : .map(pod)
    if var inner = job {
      inner["template"] = template.isEmpty ? nil : .map(template)
      spec.change(CronJobField.jobTemplate) { holder in
        holder["spec"] = inner.isEmpty ? nil : .map(inner)
        if case .map(var metadata)? = holder["metadata"] {
          let extra = (metadata.textMap(MetadataField.labels) ?? []).without(
            ServiceLabels.common(of: service))
          metadata[MetadataField.labels.rawValue] = extra.isEmpty ? nil : .map(NodeMap(texts: extra))
          metadata["creationTimestamp"] = nil
          holder["metadata"] = metadata.isEmpty ? nil : .map(metadata)
        }
      }
    } else {
      spec["template"] = template.isEmpty ? nil : .map(template)
    }
    root["spec"] = spec.isEmpty ? nil : .map(spec)
    var rest = workload.rest(of: root, extraLabels: [])
    if !labels.conflicting.isEmpty {
      var metadata = rest["metadata"]?.map ?? NodeMap()
      metadata[MetadataField.labels.rawValue] = .map(NodeMap(texts: labels.conflicting))
      rest["metadata"] = .map(metadata)
    }
    rest.removeLabels(labels.missing)
    result.add(patch: rest, of: service.workload, kind: patchKind)
    result.patches += exposed.patches
    result.declared += service.all
    for patch in result.patches {
      var arguments = [Argument(nil, .name(".\(patch.kind)"))]
      if patch.kind == "service" || patch.kind == "virtualService" {
        arguments.append(Argument("named", .text(patch.object.identity.name)))
      }
      if !patch.path.isEmpty { arguments.append(Argument("at", .text(patch.path))) }
      arguments.append(Argument(nil, .text(Node.map(patch.rest).yaml)))
      modifiers.append(Call(".patch", arguments))
    }
    call.modifiers = modifiers
    call.comments = []
    if call.children?.isEmpty == true { call.children = nil }
    result.call = call
    return result
  }

  private var patchKind: String { service.kind.prefix(1).lowercased() + service.kind.dropFirst() }

  /// The modifier for the pods' account; the service has its own account if that object is in the input.
  private func account(_ pod: inout NodeMap, _ service: inout ServiceObjects, _ result: inout Result) -> Call?
  {
    let alias = pod.takeText(PodField.serviceAccount)
    guard let account = pod.takeText(PodField.serviceAccountName) ?? alias, !account.isEmpty else {
      return defaults.contains(.accounts)
        ? Call(".serviceAccount", [Argument(nil, .name(".namespaceDefault"))]) : nil
    }
    if let object = service.account {
      guard case .map(var root) = object.node else { return nil }
      var annotations: [(String, String)] = []
      if case .map(var metadata)? = root["metadata"] {
        annotations = metadata.takeTextMap(MetadataField.annotations) ?? []
        let labels = ServiceLabels.labels(of: object).without(result.objectLabels)
        if !labels.isEmpty {
          metadata.change(MetadataField.labels) { $0.remove(labels) }
          result.accountSettings.append(Call(".serviceAccountLabels", [Argument(nil, .texts(labels))]))
        }
        root["metadata"] = .map(metadata)
      }
      if let names = root.convert(ServiceAccountField.imagePullSecrets, { PodMapping.names($0) }) {
        result.accountSettings.append(
          Call(".serviceAccountPullSecrets", names.map { Argument(nil, .text($0)) }))
      }
      if !defaults.contains(.hardening),
        let isMounted = root.takeFlag(ServiceAccountField.automountServiceAccountToken)
      {
        result.accountSettings.append(Call(".serviceAccountToken", [Argument(nil, .flag(isMounted))]))
      }
      result.add(
        patch: ObjectRest(object).rest(of: root, extraLabels: result.objectLabels), of: object,
        kind: "serviceAccount")
      var call = Call(".serviceAccount", [Argument(nil, .name(".own"))])
      if account != service.name {
        call = Call(".serviceAccount", [Argument(nil, .make(".owned", Argument(nil, .text(account))))])
      }
      if !annotations.isEmpty {
        result.accountSettings.append(
          Call(".serviceAccountAnnotations", [Argument(nil, .texts(annotations))]))
      }
      if defaults.contains(.accounts), account == service.name { return nil }
      return call
    }
    return Call(".serviceAccount", [Argument(nil, .make(".named", Argument(nil, .text(account))))])
  }

  // MARK: Other objects

  /// The modifier for an object of the service, whose other fields become a patch; nil if the object has no part.
  private func modifier(
    for object: Object, patchedAs kind: String, _ result: inout Result, _ convert: (inout NodeMap) -> Call?
  ) -> Call? {
    guard case .map(var root) = object.node, case .map(var spec)? = root["spec"], let call = convert(&spec)
    else {
      result.others.append(object)
      return nil
    }
    root["spec"] = spec.isEmpty ? nil : .map(spec)
    result.add(
      patch: ObjectRest(object).rest(of: root, extraLabels: result.objectLabels), of: object, kind: kind)
    return call
  }

  /// The name of an object, if it differs from the service's name.
  private func otherName(of object: Object, _ service: ServiceObjects) -> String? {
    object.identity.name == service.name ? nil : object.identity.name
  }

  private func scaling(_ service: inout ServiceObjects, _ result: inout Result) -> [Call] {
    var modifiers: [Call] = []
    if let object = service.autoscaler {
      let name = otherName(of: object, service)
      let call = modifier(for: object, patchedAs: "horizontalPodAutoscaler", &result) {
        ScalingMapping.autoscaler(&$0, named: name)
      }
      if let call { modifiers.append(call) } else { service.autoscaler = nil }
    }
    if let object = service.budget {
      let name = otherName(of: object, service)
      let call = modifier(for: object, patchedAs: "podDisruptionBudget", &result) {
        ScalingMapping.budget(&$0, named: name)
      }
      if let call { modifiers.append(call) } else { service.budget = nil }
    }
    return modifiers
  }

  private func traffic(_ service: inout ServiceObjects, _ result: inout Result) -> (
    parts: [Call], modifiers: [Call]
  ) {
    guard let object = service.destinationRule else { return ([], []) }
    guard case .map(var root) = object.node, case .map(var spec)? = root["spec"] else { return ([], []) }
    let host = spec.peek(DestinationRuleField.host)?.text ?? ""
    let hasForm = system.traits.hasForm(host, namespace: system.namespace)
    var rests: [RouteMapping.Rest] = []
    guard hasForm else {
      result.others.append(object)
      service.destinationRule = nil
      return ([], [])
    }
    var (parts, modifiers) = TrafficMapping.map(&spec, &rests)
    // The name declares a rule without settings, which takes precedence over the rules of the mesh.
    if object.identity.name != service.name || parts.isEmpty && modifiers.isEmpty {
      modifiers.append(Call(".destinationRule", [Argument("named", .text(object.identity.name))]))
    }
    root["spec"] = spec.isEmpty ? nil : .map(spec)
    result.add(
      patch: ObjectRest(object).rest(of: root, extraLabels: result.objectLabels), of: object,
      kind: "destinationRule")
    for rest in rests {
      result.add(
        patch: rest.fields, of: object, kind: "destinationRule", at: "spec.subsets[\(rest.position)]")
    }
    return (parts, modifiers)
  }

  private func routes(_ service: inout ServiceObjects, _ result: inout Result) -> [Call] {
    var mapping = RouteMapping(services: system.services, owner: name, namespace: system.namespace)
    mapping.served = system.index.served
    mapping.rendersPorts = defaults.contains(.routePorts)
    mapping.qualifiesHosts = system.traits.qualifiesHosts
    var modifiers: [Call] = service.sharedRoutes.compactMap(mapping.modifier)
    var kept: [Object] = []
    for object in service.routes {
      let isOwnName = object.identity.name == service.name && object.node["spec"]?["gateways"] == nil
      var rests: [RouteMapping.Rest] = []
      let call = modifier(for: object, patchedAs: "virtualService", &result) {
        mapping.modifier(
          &$0, named: isOwnName ? nil : object.identity.name, knowsGateway: system.knowsGateway, &rests)
      }
      guard let call else { continue }
      for rest in rests {
        result.add(patch: rest.fields, of: object, kind: "virtualService", at: "spec.http[\(rest.position)]")
      }
      kept.append(object)
      modifiers.append(call)
    }
    service.routes = kept
    return modifiers
  }
}

extension ServiceMapping.Result {
  mutating func add(patch rest: NodeMap, of object: Object, kind: String, at path: String = "") {
    if !rest.isEmpty { patches.append(Leftover(object: object, kind: kind, rest: rest, path: path)) }
  }
}
