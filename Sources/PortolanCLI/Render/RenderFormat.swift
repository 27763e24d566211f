import ArgumentParser
import ChartRendering

/// The output formats of specs.
enum RenderFormat: String, CaseIterable, ExpressibleByArgument {
  case manifests, helm, kustomize, argocd, flux
  /// All formats above and the files of experiments, each in its own folder.
  case all

  /// The formats that `all` includes.
  static let single = allCases.filter { $0 != .all }

  /// Whether a single profile can be rendered.
  var takesProfile: Bool {
    switch self {
    case .manifests, .argocd, .flux: true
    case .helm, .kustomize, .all: false
    }
  }

  /// Whether all profiles are rendered by default.
  var coversAllProfiles: Bool {
    switch self {
    case .manifests: false
    case .helm, .kustomize, .argocd, .flux, .all: true
    }
  }

  /// Whether the files can be written to standard output as one YAML stream.
  var isStream: Bool { takesProfile }

  /// Whether the output refers to a repository, in which a GitOps controller finds the other formats.
  var namesRepository: Bool {
    switch self {
    case .argocd, .flux, .all: true
    case .manifests, .helm, .kustomize: false
    }
  }

  /// Whether a Helm chart is rendered.
  var hasChart: Bool {
    switch self {
    case .helm, .all: true
    case .manifests, .kustomize, .argocd, .flux: false
    }
  }

  /// Whether the objects of the profiles are rendered, and not only a chart.
  var needsObjects: Bool {
    switch self {
    case .helm: false
    case .manifests, .kustomize, .argocd, .flux, .all: true
    }
  }

  /// The folders in the output folder that contain only rendered files.
  var ownFolders: [String] {
    switch self {
    case .manifests, .argocd: []
    case .flux: ["clusters"]
    case .helm: ["clusters", "templates"]
    case .kustomize: RenderedKustomization.folders
    case .all: Self.single.map(\.rawValue) + ["experiments"]
    }
  }

  /// The files of a system in this format, with their paths in the output folder.
  /// - Parameters:
  ///   - system: the system in its profiles.
  ///   - source: the location of the system for a GitOps controller.
  ///   - chart: its Helm chart, if ``hasChart`` is true.
  func files(of system: SystemObjects, from source: GitOpsSource, _ chart: HelmChart?) -> [RenderedFile] {
    switch self {
    case .manifests:
      system.profiles.flatMap { profile in
        profile.manifestFiles(of: system.app).map { $0.moved(to: profile.profile) }
      }
    case .helm: chart.map { $0.files(for: source.clusters) } ?? []
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
