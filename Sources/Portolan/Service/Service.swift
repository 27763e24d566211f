package import Diagnostics

/// A microservice: a workload, the Kubernetes Services in front of it, and its policies.
///
/// Declare the parts of a service as children and its policies as modifiers. The order matters only where Kubernetes or
/// Istio use an order, as for init containers and for routes inside the mesh.
///
/// ```swift
/// Service("cartservice", image: "cartservice:v0.10.6") {
///   Port(.grpc, 7070)
///   Calls("redis-cart", as: "REDIS_ADDR")
///   Resources(cpu: .request("200m", limit: "300m"), memory: .request("64Mi", limit: "128Mi"))
/// }
/// .autoscaled(from: 2, to: 10, on: .cpu(percent: 70))
/// .disruptionBudget(minAvailable: 1)
/// ```
///
/// ## Topics
/// ### Children
/// - ``Port``
/// - ``Expose``
/// - ``Probe``
/// - ``Hook``
/// - ``Env``
/// - ``EnvFrom``
/// - ``Calls``
/// - ``Authorize``
/// - ``Subset``
/// - ``Resources``
/// - ``Volume``
/// - ``ClaimTemplate``
/// - ``Mount``
/// - ``Device``
/// - ``Command``
/// - ``Args``
/// - ``WorkingDirectory``
/// - ``ImagePullPolicy``
/// - ``StandardInput``
/// - ``TerminationMessage``
/// - ``RunAs``
/// - ``Relax``
/// - ``SecurityContext``
/// - ``InitContainer``
/// - ``Sidecar``
/// - ``SharedParts``
public struct Service: PayloadValue, Sendable, Equatable {
  package let name: String
  package let location: FileLocation
  package let workload: Workload
  @usableFromInline var sharedContainer: Shared<Container>
  /// The main container.
  package var container: Container {
    @inlinable _read { yield sharedContainer.part }
    @inlinable _modify { yield &sharedContainer.part }
  }

  package var volumes: [Volume] = []
  package var claimTemplates: [ClaimTemplate] = []
  package var initContainers: [InitContainer] = []
  package var sidecars: [Sidecar] = []
  package var exposures: [Expose] = []
  package var subsets: [Subset] = []
  package var routings: [Routing] = []
  package var patches: [Patch] = []
  package var extraPolicies: [Authorize] = []

  @usableFromInline var sharedMetadata = Shared(ServiceMetadata.self)
  package var metadata: ServiceMetadata {
    @inlinable _read { yield sharedMetadata.part }
    set { sharedMetadata = Shared(unlessUnset: newValue) }
    @inlinable _modify { yield &sharedMetadata.part }
  }
  @usableFromInline var sharedPod = Shared(PodSettings.self)
  package var pod: PodSettings {
    @inlinable _read { yield sharedPod.part }
    set { sharedPod = Shared(unlessUnset: newValue) }
    @inlinable _modify { yield &sharedPod.part }
  }
  @usableFromInline var sharedPlacement = Shared(Placement.self)
  package var placement: Placement {
    @inlinable _read { yield sharedPlacement.part }
    set { sharedPlacement = Shared(unlessUnset: newValue) }
    @inlinable _modify { yield &sharedPlacement.part }
  }
  @usableFromInline var sharedTraffic = Shared(TrafficPolicy.self)
  package var traffic: TrafficPolicy {
    @inlinable _read { yield sharedTraffic.part }
    set { sharedTraffic = Shared(unlessUnset: newValue) }
    @inlinable _modify { yield &sharedTraffic.part }
  }
  @Boxed package var replicas: Located<Int>?
  @Boxed package var autoscaling: Autoscaler?
  @Boxed package var budget: DisruptionBudget?
  @Boxed package var rollout: Rollout?
  @Boxed package var draining: Draining?
  @Boxed package var scraping: Scraping?
  @Boxed package var tracing: Located<[TracingVariable]>?
  @Boxed package var objective: Located<Double>?
  @Boxed package var leftOut: Located<LeftOutDefaults>?
  /// The defaults of the app.
  package var appDefaults = ServiceDefaults.all
  @Boxed package var hook: ReleaseHook?
  @Boxed package var contentName: Located<Bool>?

  /// Policies that are set twice, with the second location; each is an error.
  package var repeatedPolicies: [Located<String>] = []

  /// Declares a service.
  /// - Parameters:
  ///   - name: a DNS label, unique in the app; other services call it by this name.
  ///   - workload: the kind of workload; a Deployment by default.
  ///   - image: the image of the main container. For a reference without a slash, the app's ``App/imageRegistry`` is
  ///     used.
  ///   - containerName: the name of the main container; the service's name by default.
  ///   - parts: the parts of the service.
  public init(
    _ name: String, _ workload: Workload = .deployment, image: String, containerName: String? = nil,
    file: String = #filePath, line: Int = #line, column: Int = #column,
    @ListBuilder<any ServicePart> _ parts: () -> [any ServicePart] = { [] }
  ) {
    self.name = name
    self.workload = workload
    location = FileLocation(file, line, column)
    sharedContainer = Shared(Container(name: containerName ?? name, image: image, location: location))
    for part in parts() { part.add(to: &self) }
  }

  /// All containers: the init containers, the main container, and the sidecars.
  package var allContainers: [Container] {
    initContainers.map(\.container) + [container] + sidecars.map(\.container)
  }

  /// The calls of all containers, starting with the main container.
  package var calls: [Calls] {
    container.calls + initContainers.flatMap(\.container.calls) + sidecars.flatMap(\.container.calls)
  }

  /// Returns a copy in which a policy is set.
  ///
  /// If the policy is already set, the copy records an error.
  func setting<Policy>(
    _ policy: WritableKeyPath<Service, Policy?>, to value: Policy, called name: String,
    at location: FileLocation
  ) -> Service {
    var copy = self
    if copy[keyPath: policy] != nil { copy.repeatedPolicies.append(Located(name, at: location)) }
    copy[keyPath: policy] = value
    return copy
  }

  /// Returns a copy with a change.
  func with(_ change: (inout Service) -> Void) -> Service {
    var copy = self
    change(&copy)
    return copy
  }
}

extension Service {
  package init(from reader: inout PayloadReader) throws {
    (
      name, location, workload, sharedContainer, volumes, claimTemplates, initContainers, sidecars, exposures,
      subsets, routings, patches, extraPolicies, metadata, pod, placement, traffic, replicas, autoscaling,
      budget, rollout, draining, scraping, tracing, objective, leftOut, appDefaults, hook, contentName,
      repeatedPolicies
    ) = try reader.parts()
  }
  package func write(to writer: inout PayloadWriter) {
    writer.put(
      name, location, workload, sharedContainer, volumes, claimTemplates, initContainers, sidecars, exposures,
      subsets, routings, patches, extraPolicies, metadata, pod, placement, traffic, replicas, autoscaling,
      budget, rollout, draining, scraping, tracing, objective, leftOut, appDefaults, hook, contentName,
      repeatedPolicies)
  }
}
