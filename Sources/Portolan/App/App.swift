/// A microservice system: the one type that a spec declares, marked `@main`.
///
/// ```swift
/// import Portolan
///
/// @main
/// struct Shop: App {
///   let name = "shop"
///
///   func services(in profile: Profile) -> [Service] {
///     Service("frontend", image: "example.com/frontend:1.2.0") {
///       Port(.http, 8080, servedAt: 80)
///       Calls("catalogue", as: "CATALOGUE_ADDR")
///     }
///     Service("catalogue", image: "example.com/catalogue:1.0.3") {
///       Port(.grpc, 3550)
///     }
///   }
/// }
/// ```
/// A spec is a pure function of its files and of the `PORTOLAN_*` environment: it is evaluated once and its result is
/// kept until one of them changes.
///
/// ## Topics
/// ### Declaring
/// - ``Service``
/// - ``Profile``
/// - ``AppPart``
public protocol App {
  /// Makes the app; specs rarely write one.
  init()

  /// The system's name, a DNS label; `app.kubernetes.io/part-of` of every object.
  var name: String { get }
  /// The namespace of every object; the app's name by default.
  var namespace: String { get }
  /// The name under which the system is installed: of the Helm release and of the GitOps application; the app's name by
  /// default.
  var releaseName: String { get }
  /// A text before the name of every service, such as `user12-`; empty by default.
  var namePrefix: String { get }
  /// The variants of the system; `base` alone by default.
  var profiles: [Profile] { get }
  /// Where images come from whose reference has no slash: `frontend:1.0` becomes `<registry>/frontend:1.0`.
  var imageRegistry: String? { get }
  /// The label by which Services and workloads select their pods; `app` by default, its value is the service's name.
  var selectorLabel: String { get }
  /// Labels for every object, beside the recommended ones that are always there.
  var labels: Settings { get }
  /// Annotations for every object.
  var annotations: Settings { get }
  /// Labels for all pods, beside those of every object, such as `sidecar.istio.io/inject`.
  var podLabels: Settings { get }
  /// Annotations for all pods.
  var podAnnotations: Settings { get }
  /// What is derived from the services' calls; everything by default.
  var derivedFromCalls: DerivedFromCalls { get }

  /// The services of the system in a profile.
  @ListBuilder<Service> func services(in profile: Profile) -> [Service]
  /// What belongs to the whole system in a profile: ConfigMaps, Secrets, gateways, free objects; nothing by default.
  @ListBuilder<any AppPart> func resources(in profile: Profile) -> [any AppPart]
  /// Whether and how the system is traced in a profile; not at all by default.
  func observability(in profile: Profile) -> Observability
}

extension App {
  /// The app's name.
  public var namespace: String { name }
  /// The app's name.
  public var releaseName: String { name }
  /// Nothing.
  public var namePrefix: String { "" }
  /// The `base` profile alone.
  public var profiles: [Profile] { [.base] }
  /// None: images are taken as they are written.
  public var imageRegistry: String? { nil }
  /// The label `app`.
  public var selectorLabel: String { "app" }
  /// None beside the recommended ones.
  public var labels: Settings { [:] }
  /// None.
  public var annotations: Settings { [:] }
  /// None beside those of every object.
  public var podLabels: Settings { [:] }
  /// None.
  public var podAnnotations: Settings { [:] }
  /// Everything that can be derived.
  public var derivedFromCalls: DerivedFromCalls { .everything }
  /// Nothing.
  public func resources(in profile: Profile) -> [any AppPart] { [] }
  /// No tracing.
  public func observability(in profile: Profile) -> Observability { .off }
}
