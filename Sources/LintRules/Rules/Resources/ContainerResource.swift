internal import LintEngine

/// A resource for which containers set requests and limits.
enum ContainerResource: String {
  case cpu
  case memory
  case ephemeralStorage = "ephemeral-storage"

  /// The name in messages.
  var title: String { self == .cpu ? "CPU" : rawValue }
}

extension Container {
  /// The field with the request for a resource.
  func request(of resource: ContainerResource) -> ManifestField {
    self["resources"]["requests"][resource.rawValue]
  }
  /// The field with the limit for a resource.
  func limit(of resource: ContainerResource) -> ManifestField {
    self["resources"]["limits"][resource.rawValue]
  }
  /// The field with the request or limit of a resource for all containers of the pod together.
  fileprivate func podField(_ part: String, of resource: ContainerResource) -> ManifestField {
    workload.pod["resources"][part][resource.rawValue]
  }
  /// Whether the pod sets the request or limit of a resource for all its containers together.
  fileprivate func podSets(_ part: String, of resource: ContainerResource) -> Bool {
    podField(part, of: resource).exists
  }
}

/// A rule about containers, except init containers, that neither request nor limit a resource.
///
/// A request or limit of the whole pod counts for its containers.
protocol UnsetRequest: Rule where Item == Container {
  static var resource: ContainerResource { get }
}

extension UnsetRequest {
  func check(_ container: Container, in context: LintContext) -> [Finding] {
    let request = container.request(of: Self.resource)
    guard !container.isInitial, !request.exists, !container.limit(of: Self.resource).exists,
      !container.podSets("requests", of: Self.resource), !container.podSets("limits", of: Self.resource)
    else { return [] }
    let title = Self.resource.title
    return [finding(at: request, "\(container.title) has neither a \(title) request nor a \(title) limit")]
  }
}

/// A rule about containers, except init containers, that do not limit a resource.
///
/// A limit of the whole pod counts for its containers.
protocol UnsetLimit: Rule where Item == Container {
  static var resource: ContainerResource { get }
}

extension UnsetLimit {
  func check(_ container: Container, in context: LintContext) -> [Finding] {
    let limit = container.limit(of: Self.resource)
    guard !container.isInitial, !limit.exists, !container.podSets("limits", of: Self.resource) else {
      return []
    }
    return [finding(at: limit, "\(container.title) has no \(Self.resource.title) limit")]
  }
}

/// A rule about containers, except init containers, whose request the API server copies from the limit.
///
/// The scheduler uses a request of the whole pod instead.
protocol RequestFromLimit: Rule where Item == Container {
  static var resource: ContainerResource { get }
}

extension RequestFromLimit {
  func check(_ container: Container, in context: LintContext) -> [Finding] {
    let request = container.request(of: Self.resource)
    guard !container.isInitial, !request.exists, container.limit(of: Self.resource).exists,
      !container.podSets("requests", of: Self.resource)
    else { return [] }
    let title = Self.resource.title
    return [finding(at: request, "\(container.title) has a \(title) limit but no \(title) request")]
  }
}

/// A rule about containers whose request for a resource is below the limit, or that set a request without a limit.
///
/// A request of the whole pod replaces those of its containers, and is compared with the limit of the whole pod. A
/// limit of the whole pod also bounds containers without a limit.
protocol RequestBelowLimit: Rule where Item == Container {
  static var resources: [ContainerResource] { get }
}

extension RequestBelowLimit {
  func check(_ container: Container, in context: LintContext) -> [Finding] {
    Self.resources.compactMap { resource in
      let isForPod = container.podSets("requests", of: resource)
      // The first container stands for the pod.
      if isForPod, container.isInitial || container.name != container.workload.containers.first?["name"].text
      {
        return nil
      }
      let request =
        isForPod ? container.podField("requests", of: resource) : container.request(of: resource)
      let limit = isForPod ? container.podField("limits", of: resource) : container.limit(of: resource)
      guard let asked = request.quantity else { return nil }
      if isForPod {
        guard let allowed = limit.quantity, asked < allowed else { return nil }
        return finding(
          at: request,
          "the \(resource.title) request \(request.plainText ?? "") of the pod is below the limit \(limit.plainText ?? "")"
        )
      }
      guard let allowed = limit.quantity else {
        if container.podSets("limits", of: resource) { return nil }
        return finding(
          at: request,
          "\(container.title) has the \(resource.title) request \(request.plainText ?? "") but no \(resource.title) limit"
        )
      }
      guard asked < allowed else { return nil }
      return finding(
        at: request,
        "the \(resource.title) request \(request.plainText ?? "") of \(container.title) is below the limit \(limit.plainText ?? "")"
      )
    }
  }
}
