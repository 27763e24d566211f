public import Diagnostics
internal import KubernetesFacts
public import ManifestTree
package import Portolan

/// A system in one profile on its way from what a spec says to the objects that Kubernetes and Istio need.
///
/// It comes in parts, one for the whole system and one per service, so that many services can be expanded on all cores
/// and none has to be kept once it is written.
public struct SystemExpansion: Sendable {
  let system: SystemModel
  /// What is wrong with the YAML texts of free objects.
  private let textFaults: [Diagnostic]

  /// The objects of one part, the file that holds them, and the faults found on the way.
  public struct File: Sendable {
    /// The file's name without its ending: the service's name, or that of a shared file.
    public let file: String
    /// The objects in the order in which they were made.
    public let objects: [ManifestTree.Object]
    /// What is wrong with them.
    public let diagnostics: [Diagnostic]
  }

  /// The files of what belongs to the whole system; no service can have their names.
  public enum SharedFile: String, CaseIterable, Sendable {
    /// Kubernetes' own kinds.
    case kubernetes = "shared"
    /// Istio's kinds.
    case istio = "istio"
  }

  /// Reads a system from a payload.
  /// - Parameters:
  ///   - payload: what the spec said.
  ///   - profile: one of the app's.
  ///   - images: images in place of those that the spec names, by service.
  ///   - textPlace: where a text of several lines begins in the spec.
  package init(
    _ payload: Payload, profile: Profile, images: [ImageOverride] = [],
    textPlace: @escaping TextPlace = { _ in nil }
  ) throws(PayloadError) {
    let count = payload.serviceCount(in: profile) ?? 0
    let decoded = (0..<count).concurrentMap { position in
      Result { () throws(PayloadError) in try payload.service(position, in: profile) }
    }
    var services: [Portolan.Service] = []
    services.reserveCapacity(count)
    for service in decoded { services.append(try service.get()) }
    // An app without profiles is a fault that the checks report.
    let isDeclared = !payload.app.profiles.isEmpty
    let app = isDeclared ? try payload.header(in: profile) : payload.app
    var resources = isDeclared ? try payload.resources(in: profile) : AppResources()
    ExperimentWorkloads(resources, of: services, app: app).add(to: &services, &resources)
    for image in images { image.apply(to: &services) }
    textFaults = resources.readTexts(textPlace)
    HookConfiguration.separate(&services, &resources)
    system = SystemModel(
      app: app, profile: profile, resources: resources, services: services, textPlace: textPlace)
  }

  init(system: SystemModel) {
    self.system = system
    textFaults = []
  }

  /// What is wrong with the system, as far as its parts show it before they are expanded.
  /// - Parameter place: where the app declares a property of its own, such as `name`.
  public func check(place: @escaping PropertyPlace) -> [Diagnostic] {
    SystemChecks(system, place: place).diagnostics + textFaults
  }

  /// Where an app declares a property, by the property's name.
  public typealias PropertyPlace = @Sendable (String) -> FileLocation

  /// Where the first character of a text of several lines stands, given the place of the call that has the text as its
  /// argument; nil if the text is no literal there.
  public typealias TextPlace = @Sendable (FileLocation) -> FileLocation?

  /// The profile's name.
  public var profileName: String { system.profile.rawValue }

  /// The names of the services in the order of the spec.
  public var serviceNames: [String] { Array(system.serviceNames) }

  /// Whether the system has the container that an image is for.
  public func has(_ image: ImageOverride) -> Bool {
    guard let service = system.service(named: image.service) else { return false }
    return image.container.map { name in service.allContainers.contains { $0.name == name } } ?? true
  }

  /// The number of parts.
  public var partCount: Int { SharedFile.allCases.count + system.services.count }

  /// The objects of a part: the shared ones first, then each service's, in the order of the spec.
  /// - Parameters:
  ///   - placesParts: whether the objects tell where their parts are declared, too.
  ///   - needsObjects: whether they are wanted for more than their faults: a part without any that could be at fault by
  ///     itself is not expanded otherwise.
  public func part(_ number: Int, placesParts: Bool = true, needsObjects: Bool = true) -> File {
    var objects = ObjectList(placesParts: placesParts)
    let shared = SharedFile.allCases
    if number < shared.count {
      switch shared[number] {
      case .kubernetes: system.addSharedObjects(to: &objects)
      case .istio: system.addSharedMeshObjects(to: &objects)
      }
      return objects.part(in: shared[number].rawValue)
    }
    let position = number - shared.count
    let service = system.services[position]
    if needsObjects || !service.patches.isEmpty { system.addObjects(of: service, at: position, to: &objects) }
    return objects.part(in: service.name)
  }
}
