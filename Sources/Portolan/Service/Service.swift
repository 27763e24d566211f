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
  private var sharedContainer: Shared<Container>
  /// The main container.
  package var container: Container {
    _read { yield sharedContainer.part }
    _modify { yield &sharedContainer.part }
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

  private var boxedMetadata = Boxed<ServiceMetadata>()
  /// The accessors of this and the next boxed properties yield the value instead of copying it, because it has many
  /// parts, and most uses need only one of them.
  ///
  /// A part that is set as a whole gets a box only if it is not empty.
  package var metadata: ServiceMetadata {
    _read { yield boxedMetadata.wrappedValue }
    set { boxedMetadata.wrappedValue = newValue }
    _modify { yield &boxedMetadata.wrappedValue }
  }
  private var boxedPod = Boxed<PodSettings>()
  package var pod: PodSettings {
    _read { yield boxedPod.wrappedValue }
    set { boxedPod.wrappedValue = newValue }
    _modify { yield &boxedPod.wrappedValue }
  }
  private var boxedPlacement = Boxed<Placement>()
  package var placement: Placement {
    _read { yield boxedPlacement.wrappedValue }
    set { boxedPlacement.wrappedValue = newValue }
    _modify { yield &boxedPlacement.wrappedValue }
  }
  private var boxedTraffic = Boxed<TrafficPolicy>()
  package var traffic: TrafficPolicy {
    _read { yield boxedTraffic.wrappedValue }
    set { boxedTraffic.wrappedValue = newValue }
    _modify { yield &boxedTraffic.wrappedValue }
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
