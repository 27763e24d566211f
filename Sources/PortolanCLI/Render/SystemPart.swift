import ChartRendering
import Expansion
import FileWriting
import Portolan

/// A part of a system for rendering: the objects, or only the YAML of the objects.
enum SystemPart {
  case manifests(StreamedPart)
  case objects(FileObjects)

  /// - Parameters:
  ///   - keepsObjects: whether the objects stay in memory, because a format compares them between profiles.
  ///   - keepsIdentities: whether the identities of the objects are kept, for a comparison with other systems.
  ///   - spool: keeps the YAML on the disk.
  init(_ part: SystemExpansion.File, keepsObjects: Bool, keepsIdentities: Bool, spool: Spool?) {
    self =
      keepsObjects
      ? .objects(FileObjects(file: part.file, objects: part.objects))
      : .manifests(
        StreamedPart(
          file: part.file, objects: part.objects, keepsIdentities: keepsIdentities, spool: spool))
  }

  fileprivate var manifests: StreamedPart {
    switch self {
    case .manifests(let part): part
    case .objects(let file): StreamedPart(file: file.file, objects: file.objects)
    }
  }

  fileprivate var objects: FileObjects? {
    if case .objects(let file) = self { file } else { nil }
  }
}

extension ExpandedSystem where Output == SystemPart {
  /// The plain manifests of each profile.
  var manifests: [RenderedManifests] {
    profiles.map { RenderedManifests(app: spec.name, $0.parts.map(\.manifests)) }
  }

  /// The objects of all profiles.
  var objects: SystemObjects {
    let names = spec.deployment
    var objects = SystemObjects(
      app: spec.name, release: names.common, defaultProfile: spec.payload.app.profiles.first?.rawValue ?? "",
      profiles: profiles.map { profile in
        ProfileObjects(
          profile: profile.name, application: names.application(in: profile.name),
          release: profile.expansion.releaseName, namespace: profile.expansion.namespace,
          files: profile.parts.compactMap(\.objects))
      })
    // The files are for the profile with spot nodes, in which reclaims can be tested, or for the first one.
    let tested = expansions.filter { !$0.experiments.isEmpty }
    let files = (tested.first(where: \.usesSpotNodes) ?? tested.first)?.experimentFiles
    objects.experiments = files.map { files in files.map { (name: $0.name, text: $0.text) } } ?? []
    return objects
  }
}
