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
/// What differs between environments is a function of the profile, under the name of the property that it replaces:
///
/// ```swift
/// let profiles: [Profile] = ["dev", "staging"]
/// func namespace(in profile: Profile) -> String { "shop-\(profile)" }
/// ```
/// Declare either the property or the function. Declaring both is an error.
///
/// ## Topics
/// ### Declaring
/// - ``Service``
/// - ``Profile``
/// - ``AppPart``
public protocol App {
  /// Creates the app; specs rarely need to.
  init()

  /// The name of the system, a DNS label; the value of `app.kubernetes.io/part-of` on every object.
  var name: String { get }
  /// The namespace of every object; the app's name by default.
  var namespace: String { get }
  /// The name of the Helm release and of the GitOps application; the app's name by
  /// default.
  var releaseName: String { get }
  /// The prefix of every service name, such as `user12-`; empty by default.
  var namePrefix: String { get }
  /// The variants of the system; only `base` by default.
  var profiles: [Profile] { get }
  /// The registry of images whose reference has no slash: `frontend:1.0` becomes `<registry>/frontend:1.0`.
  var imageRegistry: String? { get }
  /// The label key by which Services and workloads select pods, with the service's name as value; `app` by default.
  var selectorLabel: String { get }
  /// Labels of every object, in addition to the recommended labels.
  var labels: KeyValues { get }
  /// Annotations of every object.
  var annotations: KeyValues { get }
  /// Labels of all pods, in addition to those of every object, such as `sidecar.istio.io/inject`.
  var podLabels: KeyValues { get }
  /// Annotations of all pods.
  var podAnnotations: KeyValues { get }
  /// Whether routes and traffic policies name the hosts of services with their namespace and the cluster's domain, such
  /// as `cart.shop.svc.cluster.local`; false by default.
  ///
  /// Istio completes a short name with the namespace of the object, so both forms mean the same host.
  var qualifiesHosts: Bool { get }
  /// The objects that are derived from the services' calls; all by default.
  var derivedFromCalls: DerivedFromCalls { get }
  /// The defaults that are rendered without a declaration; all of them by default.
  ///
  /// Without ``ServiceDefaults/labels``, the objects of the whole system have only the declared labels, too.
  var defaults: ServiceDefaults { get }

  /// The namespace of every object in a profile; the property `namespace` by default.
  func namespace(in profile: Profile) -> String
  /// The name of the Helm release in a profile; the property `releaseName` by default.
  func releaseName(in profile: Profile) -> String
  /// The prefix of every service name in a profile; the property `namePrefix` by default.
  func namePrefix(in profile: Profile) -> String
  /// The registry of images whose reference has no slash in a profile; the property `imageRegistry` by default.
  func imageRegistry(in profile: Profile) -> String?
  /// The labels of every object in a profile; the property `labels` by default.
  func labels(in profile: Profile) -> KeyValues
  /// The annotations of every object in a profile; the property `annotations` by default.
  func annotations(in profile: Profile) -> KeyValues
  /// The additional labels of all pods in a profile; the property `podLabels` by default.
  func podLabels(in profile: Profile) -> KeyValues
  /// The annotations of all pods in a profile; the property `podAnnotations` by default.
  func podAnnotations(in profile: Profile) -> KeyValues
  /// The objects that are derived from the services' calls in a profile; the property `derivedFromCalls` by default.
  func derivedFromCalls(in profile: Profile) -> DerivedFromCalls

  /// The services of the system in a profile.
  @ListBuilder<Service> func services(in profile: Profile) -> [Service]
  /// The parts of the whole system in a profile: ConfigMaps, Secrets, gateways, and free objects; none by default.
  @ListBuilder<any AppPart> func resources(in profile: Profile) -> [any AppPart]
  /// The experiments that test the running system in a profile; none by default. Each is off until you start it.
  @ListBuilder<Experiment> func experiments(in profile: Profile) -> [Experiment]
  /// The tracing of the system in a profile; off by default.
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
  /// None: image references are used unchanged.
  public var imageRegistry: String? { nil }
  /// The label `app`.
  public var selectorLabel: String { "app" }
  /// No labels in addition to the recommended ones.
  public var labels: KeyValues { [:] }
  /// None.
  public var annotations: KeyValues { [:] }
  /// No labels in addition to those of every object.
  public var podLabels: KeyValues { [:] }
  /// None.
  public var podAnnotations: KeyValues { [:] }
  /// Everything.
  public var defaults: ServiceDefaults { .all }
  /// The short names of services.
  public var qualifiesHosts: Bool { false }
  /// Everything that can be derived.
  public var derivedFromCalls: DerivedFromCalls { .everything }
  /// The property `namespace`.
  public func namespace(in profile: Profile) -> String { namespace }
  /// The property `releaseName`.
  public func releaseName(in profile: Profile) -> String { releaseName }
  /// The property `namePrefix`.
  public func namePrefix(in profile: Profile) -> String { namePrefix }
  /// The property `imageRegistry`.
  public func imageRegistry(in profile: Profile) -> String? { imageRegistry }
  /// The property `labels`.
  public func labels(in profile: Profile) -> KeyValues { labels }
  /// The property `annotations`.
  public func annotations(in profile: Profile) -> KeyValues { annotations }
  /// The property `podLabels`.
  public func podLabels(in profile: Profile) -> KeyValues { podLabels }
  /// The property `podAnnotations`.
  public func podAnnotations(in profile: Profile) -> KeyValues { podAnnotations }
  /// The property `derivedFromCalls`.
  public func derivedFromCalls(in profile: Profile) -> DerivedFromCalls { derivedFromCalls }
  /// Nothing.
  public func resources(in profile: Profile) -> [any AppPart] { [] }
  /// None.
  public func experiments(in profile: Profile) -> [Experiment] { [] }
  /// No tracing.
  public func observability(in profile: Profile) -> Observability { .off }
}
