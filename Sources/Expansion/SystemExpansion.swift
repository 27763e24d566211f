internal import ChartParameters
package import Diagnostics
internal import KubernetesFacts
package import ManifestTree
package import Portolan

/// Expands a system in one profile from its spec to the objects of Kubernetes and Istio.
///
/// A system consists of parts, one for the whole system and one for each service, so that services can be expanded in
/// parallel and freed after they are written.
package struct SystemExpansion: Sendable {
  let system: SystemModel
  /// The errors in the YAML of free objects.
  private let textFaults: [Diagnostic]
  /// The positions of the services that have a string with a placeholder character; nil stands for the app or its
  /// resources.
  private let reservedTexts: [FileLocation?]
  /// The full references of the images in the spec; empty if there is no list of images.
  package let declaredImages: Set<String>

  /// The objects of one part, the file that contains them, and their errors.
  package struct File: Sendable {
    /// The file's name without extension: the service's name, or the name of a shared file.
    package let file: String
    /// The objects in the order of their creation.
    package let objects: [ManifestTree.Object]
    /// The errors and warnings about the objects.
    package let diagnostics: [Diagnostic]
  }

  /// The files of the objects of the whole system; services cannot have these names.
  package enum SharedFile: String, CaseIterable, Sendable {
    /// Objects of Kubernetes' own kinds, and all free objects.
    case kubernetes = "shared"
    /// The other objects of Istio's kinds.
    case istio = "istio"
  }

  /// Creates the expansion of a payload.
  /// - Parameters:
  ///   - payload: the evaluated spec.
  ///   - profile: a profile of the app.
  ///   - imageList: images that replace those in the spec, by the name of the image.
  ///   - images: images that replace those in the spec or the list, by service.
  ///   - textPlace: returns the position of the first character of a multi-line string in the spec.
  package init(
    _ payload: Payload, profile: Profile, imageList: ImageList = ImageList(), images: [ImageOverride] = [],
    textPlace: @escaping TextPlace = { _ in nil }
  ) throws(PayloadError) {
    let count = payload.serviceCount(in: profile) ?? 0
    var services = try (0..<count).concurrentMap { position throws(PayloadError) in
      try payload.service(position, in: profile)
    }
    let reserved = (0..<count + 2).concurrentMap { position in
      payload.record(position, in: profile).map(TextPlaceholder.occurs) ?? false
    }
    reservedTexts = reserved.indices.filter { reserved[$0] }.map { $0 < 2 ? nil : services[$0 - 2].location }
    // The checks report an app without profiles.
    let isDeclared = !payload.app.profiles.isEmpty
    let app = isDeclared ? try payload.header(in: profile) : payload.app
    var resources = isDeclared ? try payload.resources(in: profile) : AppResources()
    ExperimentWorkloads(resources, of: services, app: app).add(to: &services, &resources)
    declaredImages = imageList.entries.isEmpty ? [] : Self.images(of: services, in: app)
    if !declaredImages.isEmpty { Self.replaceImages(of: &services, in: app, by: imageList) }
    for image in images { image.apply(to: &services) }
    textFaults = resources.readTexts(textPlace)
    HookConfiguration.separate(&services, &resources)
    system = SystemModel(
      app: app, profile: profile, resources: resources, services: services, textPlace: textPlace)
  }

  init(system: SystemModel) {
    self.system = system
    textFaults = []
    reservedTexts = []
    declaredImages = []
  }

  /// The errors and warnings that can be found before the system's parts are expanded.
  /// - Parameters:
  ///   - place: returns the position of a property of the app, such as `name`.
  ///   - fileProblem: returns why a file that a declaration at a position names cannot be read.
  package func check(
    place: @escaping PropertyPlace, fileProblem: @escaping FileProblem = Self.anyFileProblem
  ) -> [Diagnostic] {
    SystemChecks(system, place: place, fileProblem: fileProblem).diagnostics + textFaults
      + reservedTexts.map { .reservedCharacter(at: $0 ?? place("name")) }
  }

  /// Returns why a file cannot be read and how to fix the problem, given the file's path and the position of the
  /// declaration that names it.
  package typealias FileProblem = @Sendable (String, FileLocation) -> (reason: String, fix: String?)

  /// The possible reasons and their fix, for callers that do not know the files.
  @Sendable package static func anyFileProblem(
    _ path: String, _ location: FileLocation
  ) -> (reason: String, fix: String?) {
    (
      "the file is missing, not a regular file, or larger than 1 MiB",
      "use the path of a file relative to the Swift file"
    )
  }

  /// Returns the position of the app's property with the given name.
  package typealias PropertyPlace = @Sendable (String) -> FileLocation

  /// Returns the position of the first character of a multi-line string literal, given the position of the call that has
  /// it as an argument; nil if the argument is not such a literal.
  package typealias TextPlace = @Sendable (FileLocation) -> FileLocation?

  /// The profile's name.
  package var profileName: String { system.profile.rawValue }

  /// The names of the services in the order of the spec.
  package var serviceNames: [String] { Array(system.serviceNames) }

  /// Whether the system has the container of an image override.
  package func has(_ image: ImageOverride) -> Bool {
    guard let service = system.service(named: image.service) else { return false }
    return image.container.map { name in service.allContainers.contains { $0.name == name } } ?? true
  }

  /// The number of parts: the files of ``SharedFile`` and the services.
  package var partCount: Int { SharedFile.allCases.count + system.services.count }

  /// Expands a part.
  ///
  /// The first parts are the files of ``SharedFile``, and the others are the services in the order of the spec.
  /// - Parameters:
  ///   - placesParts: whether the objects record the positions of their parts.
  ///   - needsObjects: whether the objects are needed, and not only the errors; if not, parts that cannot have errors
  ///     of their own are not expanded.
  package func part(_ number: Int, placesParts: Bool = true, needsObjects: Bool = true) -> File {
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
