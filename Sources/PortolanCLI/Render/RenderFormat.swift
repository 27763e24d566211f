import ArgumentParser
import ChartRendering

/// The formats that specs can be rendered in: the one place where a format is added.
enum RenderFormat: String, CaseIterable, ExpressibleByArgument {
  case manifests, kustomize
  /// All of the above, in a folder each.
  case all

  /// The formats that `all` stands for.
  static let single = allCases.filter { $0 != .all }

  /// Whether one profile alone can be rendered.
  var takesProfile: Bool {
    switch self {
    case .manifests: true
    case .kustomize, .all: false
    }
  }

  /// Whether the files may go to standard output, as one YAML stream.
  var isStream: Bool { takesProfile }

  /// The folders in the output folder that hold nothing but rendered files.
  var ownFolders: [String] {
    switch self {
    case .manifests: []
    case .kustomize: RenderedKustomization.folders
    case .all: Self.single.map(\.rawValue)
    }
  }

  /// A system's files in this format, with their paths in the output folder.
  func files(of system: SystemObjects) -> [RenderedFile] {
    switch self {
    case .manifests:
      system.profiles.flatMap { profile in
        profile.manifests(of: system.app).files.map { $0.moved(to: profile.profile) }
      }
    case .kustomize: RenderedKustomization(system).files
    case .all:
      Self.single.flatMap { format in
        format.files(of: system).map { $0.moved(to: format.rawValue) }
      }
    }
  }
}
