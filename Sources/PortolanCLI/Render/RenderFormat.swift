import ArgumentParser
import ChartRendering

/// The formats that specs can be rendered in: the one place where a format is added.
enum RenderFormat: String, CaseIterable, ExpressibleByArgument {
  case manifests, helm, kustomize, argocd, flux
  /// All of the above, in a folder each.
  case all

  /// The formats that `all` stands for.
  static let single = allCases.filter { $0 != .all }

  /// Whether one profile alone can be rendered.
  var takesProfile: Bool {
    switch self {
    case .manifests, .argocd, .flux: true
    case .helm, .kustomize, .all: false
    }
  }

  /// Whether all profiles are rendered where none is named.
  var coversAllProfiles: Bool { self != .manifests }

  /// Whether the files may go to standard output, as one YAML stream.
  var isStream: Bool { takesProfile }

  /// Whether what is rendered names a repository, in which a GitOps controller finds the other formats.
  var namesRepository: Bool { self == .argocd || self == .flux || self == .all }

  /// Whether a Helm chart is rendered.
  var hasChart: Bool { self == .helm || self == .all }

  /// Whether the objects of the profiles are rendered themselves, and not only a chart of them.
  var needsObjects: Bool { self != .helm }

  /// The folders in the output folder that hold nothing but rendered files.
  var ownFolders: [String] {
    switch self {
    case .manifests, .argocd, .flux: []
    case .helm: ["templates"]
    case .kustomize: RenderedKustomization.folders
    case .all: Self.single.map(\.rawValue) + ["experiments"]
    }
  }

  /// A system's files in this format, with their paths in the output folder.
  /// - Parameters:
  ///   - system: the system in its profiles.
  ///   - source: where a GitOps controller finds it.
  ///   - chart: its Helm chart, where ``hasChart`` says so.
  func files(of system: SystemObjects, from source: GitOpsSource, _ chart: HelmChart?) -> [RenderedFile] {
    switch self {
    case .manifests:
      system.profiles.flatMap { profile in
        profile.manifests(of: system.app).files.map { $0.moved(to: profile.profile) }
      }
    case .helm: chart?.files ?? []
    case .kustomize: RenderedKustomization(system).files
    case .argocd: ArgoCDApplications(system, from: source).files
    case .flux: FluxReleases(system, from: source).files
    case .all:
      Self.single.flatMap { format in
        format.files(of: system, from: source, chart).map { $0.moved(to: format.rawValue) }
      } + ExperimentFiles(system).files.map { $0.moved(to: "experiments") }
    }
  }
}
