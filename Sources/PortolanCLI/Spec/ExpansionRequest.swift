import Diagnostics
import Expansion

/// The profiles and variants of specs to expand.
struct ExpansionRequest {
  /// The profiles to expand.
  enum Profiles {
    case first, all
    case only(String)
    case each([String])
    /// A profile that a spec may lack; it then has no objects.
    case ifDeclared(String)
  }

  var profiles: Profiles
  /// Images that replace the specs' images.
  var images: [ImageOverride] = []
  /// Whether an image for a service that no spec has is an error.
  var checksImages = true
  /// The namespace of the objects, which overrides the declared one.
  var namespace: String?
  /// Whether the objects record the positions of their parts.
  var placesParts = true
  /// Whether the objects are needed, and not only the errors.
  var needsObjects = true

  init(_ profiles: Profiles) { self.profiles = profiles }

  /// Requests one profile by name, or other profiles if there is no name.
  init(_ profile: String?, otherwise profiles: Profiles) { self.init(profile.map(Profiles.only) ?? profiles) }

  /// The expansions of a spec, one for each profile.
  /// - Throws: ``CommandFailure`` with the exit code 64 for an unknown profile, or 65 if the result of the spec is
  ///   invalid.
  func expansions(of spec: LoadedSpec) throws(CommandFailure) -> [SystemExpansion] {
    let names: [String?] =
      switch profiles {
      case .first: [nil]
      case .all: spec.profileNames
      case .only(let name): [name]
      case .each(let names): names
      case .ifDeclared(let name): spec.profileNames.filter { $0 == name }
      }
    var expansions: [SystemExpansion] = []
    for name in names {
      let expansion = try spec.expansion(in: name, images: images)
      expansions.append(namespace.map(expansion.inNamespace) ?? expansion)
    }
    return expansions
  }

  /// Reports images for services that no spec has.
  /// - Throws: ``CommandFailure`` with the exit code 64 for these services.
  func checkImages(among expansions: [SystemExpansion]) throws(CommandFailure) {
    let unused = images.filter { image in !expansions.contains { $0.has(image) } }
    guard checksImages, !unused.isEmpty else { return }
    let known = expansions.flatMap(\.serviceNames)
    throw CommandFailure(
      diagnostics: unused.map { .unknownService($0.target, known: known) }, exitCode: 64)
  }
}
