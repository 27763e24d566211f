/// A microservice system: the type that a spec declares and marks with `@main`.
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
/// The result of a spec depends only on its files and the variables in ``Environment``. `portolan` evaluates the spec
/// once and caches the result until a file or variable changes.
///
/// To vary a property between profiles, declare the function with the property's name instead:
///
/// ```swift
/// let profiles: [Profile] = ["dev", "staging"]
/// func namespace(in profile: Profile) -> String { "shop-\(profile)" }
/// ```
/// Declaring both the property and the function is an error. The properties ``name``, ``profiles``, ``selectorLabel``,
/// ``qualifiesHosts``, and ``defaults`` have no such function: they are the same in all profiles.
///
/// ## Topics
/// ### Declaring
/// - ``Service``
/// - ``Profile``
/// - ``AppPart``
public protocol App {
  /// Creates the app. Portolan calls the initializer when it evaluates a spec; specs rarely declare one.
  init()

  /// The name of the system, a DNS label. It is also the value of the label `app.kubernetes.io/part-of`.
  var name: String { get }
  /// The namespace of the objects; the app's name by default. An ``Object`` can set another namespace.
  var namespace: String { get }
  /// The name of the Helm release and of the GitOps application; the app's name by default.
  var releaseName: String { get }
  /// The prefix of the names of the services' objects, such as `user12-`; empty by default.
  ///
  /// Names that you set yourself, such as with ``Service/named(_:file:line:column:)``, do not get the prefix. Objects
  /// from `resources(in:)` do not get it either.
  var namePrefix: String { get }
  /// The variants of the system; only `base` by default.
  var profiles: [Profile] { get }
  /// The registry of images whose reference has no slash: `frontend:1.0` becomes `<registry>/frontend:1.0`. By default,
  /// image references stay unchanged.
  var imageRegistry: String? { get }
  /// The key of the label by which Services and workloads select pods; `app` by default. Its value is the name of the
  /// service's objects: the service's name with ``namePrefix``.
  var selectorLabel: String { get }
  /// Labels for all objects and pods, in addition to the recommended labels. An ``Object`` does not get them.
  var labels: KeyValues { get }
  /// Labels for all objects, but not for pods; an ``Object`` does not get them. Use them for labels that change often,
  /// such as the version of a chart, because a changed pod label replaces the pods.
  var objectLabels: KeyValues { get }
  /// Annotations for all objects. Pods and an ``Object`` do not get them.
  var annotations: KeyValues { get }
  /// Labels for all pods, in addition to ``labels``, such as `sidecar.istio.io/inject`.
  var podLabels: KeyValues { get }
  /// Annotations for all pods.
  var podAnnotations: KeyValues { get }
  /// Whether routes and traffic policies refer to services by fully qualified names, such as
  /// `cart.shop.svc.cluster.local`; false by default.
  ///
  /// Istio resolves a short name in the namespace of the object, so both forms refer to the same host.
  var qualifiesHosts: Bool { get }
  /// The objects that are derived from the services' calls; all by default.
  var derivedFromCalls: DerivedFromCalls { get }
  /// The defaults that Portolan renders in addition to what services declare; all by default.
  ///
  /// Without ``ServiceDefaults/labels``, objects from `resources(in:)` do not get the recommended labels either.
  var defaults: ServiceDefaults { get }

  /// The namespace of the objects in a profile; the property `namespace` by default.
  func namespace(in profile: Profile) -> String
  /// The name of the Helm release in a profile; the property `releaseName` by default.
  func releaseName(in profile: Profile) -> String
  /// The prefix of the names of the services' objects in a profile; the property `namePrefix` by default.
  func namePrefix(in profile: Profile) -> String
  /// The registry of images whose reference has no slash in a profile; the property `imageRegistry` by default.
  func imageRegistry(in profile: Profile) -> String?
  /// The labels of all objects and pods in a profile; the property `labels` by default.
  func labels(in profile: Profile) -> KeyValues
  /// The labels of all objects, but not of pods, in a profile; the property `objectLabels` by default.
  func objectLabels(in profile: Profile) -> KeyValues
  /// The annotations of all objects in a profile; the property `annotations` by default.
  func annotations(in profile: Profile) -> KeyValues
  /// The additional labels of all pods in a profile; the property `podLabels` by default.
  func podLabels(in profile: Profile) -> KeyValues
  /// The annotations of all pods in a profile; the property `podAnnotations` by default.
  func podAnnotations(in profile: Profile) -> KeyValues
  /// The objects that are derived from the services' calls in a profile; the property `derivedFromCalls` by default.
  func derivedFromCalls(in profile: Profile) -> DerivedFromCalls

  /// The services of the system in a profile.
  @ListBuilder<Service> func services(in profile: Profile) -> [Service]
  /// The parts of the system that belong to no single service in a profile, such as ConfigMaps, Secrets, and gateways;
  /// none by default.
  @ListBuilder<any AppPart> func resources(in profile: Profile) -> [any AppPart]
  /// The experiments that test the running system in a profile; none by default. An experiment runs only after you
  /// start it.
  @ListBuilder<Experiment> func experiments(in profile: Profile) -> [Experiment]
  /// The tracing configuration of the system in a profile; off by default.
  func observability(in profile: Profile) -> Observability
}

extension App {
  /// The default namespace: the app's name.
  public var namespace: String { name }
  /// The default release name: the app's name.
  public var releaseName: String { name }
  /// The default prefix: none.
  public var namePrefix: String { "" }
  /// The default profiles: only `base`.
  public var profiles: [Profile] { [.base] }
  /// The default registry: none, so image references stay unchanged.
  public var imageRegistry: String? { nil }
  /// The default selector label: `app`.
  public var selectorLabel: String { "app" }
  /// The default labels: none in addition to the recommended labels.
  public var labels: KeyValues { [:] }
  /// The default labels of objects: none in addition to ``labels``.
  public var objectLabels: KeyValues { [:] }
  /// The default annotations: none.
  public var annotations: KeyValues { [:] }
  /// The default pod labels: none in addition to `labels`.
  public var podLabels: KeyValues { [:] }
  /// The default pod annotations: none.
  public var podAnnotations: KeyValues { [:] }
  /// The default: all defaults are rendered.
  public var defaults: ServiceDefaults { .all }
  /// The default: short service names.
  public var qualifiesHosts: Bool { false }
  /// The default: all objects that can be derived.
  public var derivedFromCalls: DerivedFromCalls { .everything }
  /// The namespace in every profile: the property `namespace`.
  public func namespace(in profile: Profile) -> String { namespace }
  /// The release name in every profile: the property `releaseName`.
  public func releaseName(in profile: Profile) -> String { releaseName }
  /// The name prefix in every profile: the property `namePrefix`.
  public func namePrefix(in profile: Profile) -> String { namePrefix }
  /// The image registry in every profile: the property `imageRegistry`.
  public func imageRegistry(in profile: Profile) -> String? { imageRegistry }
  /// The labels in every profile: the property `labels`.
  public func labels(in profile: Profile) -> KeyValues { labels }
  /// The labels of objects in every profile: the property `objectLabels`.
  public func objectLabels(in profile: Profile) -> KeyValues { objectLabels }
  /// The annotations in every profile: the property `annotations`.
  public func annotations(in profile: Profile) -> KeyValues { annotations }
  /// The pod labels in every profile: the property `podLabels`.
  public func podLabels(in profile: Profile) -> KeyValues { podLabels }
  /// The pod annotations in every profile: the property `podAnnotations`.
  public func podAnnotations(in profile: Profile) -> KeyValues { podAnnotations }
  /// The derived objects in every profile: the property `derivedFromCalls`.
  public func derivedFromCalls(in profile: Profile) -> DerivedFromCalls { derivedFromCalls }
  /// The default resources: none.
  public func resources(in profile: Profile) -> [any AppPart] { [] }
  /// The default experiments: none.
  public func experiments(in profile: Profile) -> [Experiment] { [] }
  /// The default: no tracing.
  public func observability(in profile: Profile) -> Observability { .off }
}
