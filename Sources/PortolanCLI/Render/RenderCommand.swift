import ArgumentParser
import ChartParameters
import ChartRendering
import Diagnostics
import Expansion
import FileWriting
import ManifestTree
import Portolan

/// `portolan render`: renders specs as manifests, Helm charts, Kustomize overlays, and objects of GitOps controllers.
struct RenderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render",
    abstract: "Render specs as manifests, Helm charts, Kustomize overlays, and Argo CD or Flux objects.",
    discussion: """
      EXAMPLES
        portolan render examples/online-boutique --profile spot
        portolan render shop --profile dev --profile staging | kubectl apply -f -
        portolan render shop/App.swift --output charts/shop/manifests/base --prune
        portolan render shop --output charts/shop/manifests/base --check --diff
        portolan render call --set-image call=registry.example.com/call:608f385
        portolan render shop --profile spot --set frontend.replicaCount=5
        portolan render shop --format helm --output charts/shop/helm
        portolan render shop --format helm --package --chart-version 1.4.0 \\
          --output dist
        portolan render shop --format kustomize --output charts/shop/kustomize
        portolan render shop --format argocd --profile spot \\
          --repository https://git.example.com/shop.git
        portolan render shop --format flux --source kustomize \\
          --repository https://git.example.com/shop.git
        portolan render shop call --format all --output charts \\
          --repository https://git.example.com/shop.git

      Without --output, one YAML stream in apply order is written to standard output. \
      With --output, files are written to the folder: for manifests, one file for each \
      service and files for shared objects. Unchanged files are not touched. Several specs each get a subfolder with the \
      app's name. With --format all, a single spec also gets such a subfolder, which contains \
      a folder for each format and, if there are any, for experiments.

      EXIT CODES
        0   success                 66  input not found or not readable
        1   --check: files are not  69  no Swift toolchain or gzip
            up to date              70  internal error (bug)
        64  invalid usage           73, 74  output cannot be written or read, or
        65  invalid spec, values,       temporary files cannot be written
            or list of clusters, or
            a spec that cannot be
            rendered as a chart
      """)

  @Argument(
    help: ArgumentHelp("Specs: App.swift, its folder, or a compiled spec.", valueName: "spec"),
    completion: .file())
  var specs: [String]

  @Option(
    name: .customLong("profile"),
    help:
      "Profile to render. Defaults to the app's first profile with --format manifests, otherwise to all profiles. Repeat to render several profiles into one stream of manifests."
  )
  var profiles: [String] = []

  /// The first given profile; nil if none is given.
  ///
  /// Only manifests on standard output accept several profiles.
  private var profile: String? { profiles.first }

  @Option(help: "Output format.")
  var format = RenderFormat.manifests

  @Option(
    help: ArgumentHelp("Folder for the rendered files. Missing folders are created.", valueName: "folder"),
    completion: .directory)
  var output: String?

  @Flag(
    help:
      "Write nothing. List rendered files that differ, are missing, or have the name of a file that portolan did not write for the app. Also list files that are no longer rendered, and temporary files that an interrupted run left. Exit with 1 if there are any."
  )
  var check = false

  @Flag(help: "With --check, also print a patch from the existing files to the rendered ones.")
  var diff = false

  @Flag(
    help: "Also remove files that portolan wrote for the app but no longer renders, except packaged charts."
  )
  var prune = false

  @Flag(help: "Also overwrite files that portolan did not write, or that it wrote for another app.")
  var force = false

  @Flag(help: "Also write into subfolders of the output folder that are symbolic links.")
  var followLinks = false

  @Option(
    name: .customLong("set-image"),
    help: ArgumentHelp(
      "Replace the image of a service (SERVICE=REF) or of one of its containers (SERVICE/CONTAINER=REF). Repeatable.",
      valueName: "service=ref"),
    transform: { text in
      guard let image = ImageOverride(text) else {
        throw ValidationError("invalid image replacement '\(text)': use SERVICE=REF or SERVICE/CONTAINER=REF")
      }
      return image
    })
  var images: [ImageOverride] = []

  @Flag(
    help:
      "With --format all, also write provenance.yaml with the app, its profiles, the spec's digest, the value of --revision, and the version of portolan."
  )
  var provenance = false

  @OptionGroup(title: "Value options") var values: ValueOptions

  @OptionGroup(title: "Helm options") var chart: ChartOptions

  @OptionGroup(title: "GitOps options") var gitOps: GitOpsOptions

  @OptionGroup var specOptions: SpecOptions

  func validate() throws {
    if output == nil, check || prune || force || followLinks {
      throw ValidationError(
        "--check, --prune, --force, and --follow-links require --output")
    }
    if format != .manifests, !values.isEmpty {
      throw ValidationError(
        "--values, --set, and --set-string require --format manifests")
    }
    if output == nil, !format.isStream {
      throw ValidationError("--format \(format.rawValue) requires --output")
    }
    if provenance, format != .all { throw ValidationError("--provenance requires --format all") }
    if diff, !check { throw ValidationError("--diff requires --check") }
    if check, prune {
      throw ValidationError("--check and --prune are mutually exclusive")
    }
    if profiles.count > 1, format != .manifests || output != nil || !values.isEmpty {
      throw ValidationError(
        "several --profile options require --format manifests without --output, --values, --set, or --set-string: run portolan once for each profile instead"
      )
    }
    if profile != nil, !format.takesProfile {
      throw ValidationError(
        "--format \(format.rawValue) and --profile are mutually exclusive: this format renders all profiles")
    }
    if !format.hasChart, let option = chart.given.first {
      throw ValidationError("\(option) requires --format helm or all")
    }
    if gitOps.clusters != nil, profile != nil {
      throw ValidationError("--profile and --clusters are mutually exclusive: each cluster sets its profile")
    }
    if chart.package, format != .helm {
      throw ValidationError("--package requires --format helm")
    }
    if format.namesRepository {
      if gitOps.repository == nil {
        throw ValidationError("--format \(format.rawValue) requires --repository")
      }
      if specs.count > 1, let path = gitOps.path, !path.contains("<app>") {
        throw ValidationError(
          "several systems cannot share the folder '\(path)': add <app>, which stands for the app's name")
      }
    } else if let option = gitOps.given.first {
      throw ValidationError(
        "\(option) requires --format argocd, flux, or all")
    }
  }

  func run() throws {
    try Pipeline.run {
      let specs = try Pipeline.load(specs, specOptions, evaluatesTwice: check)
      try RepeatedEvaluation.check(specs)
      let given = try GivenValues(values)
      let source = try gitOps.repositorySource()
      let spool = spool(for: specs)
      let isOneSystem = specs.count == 1 && profiles.count <= 1
      let systems = try Pipeline.expand(specs, request) { [keepsObjects] part in
        SystemPart(part, keepsObjects: keepsObjects, keepsIdentities: !isOneSystem, spool: spool)
      }
      try Pipeline.check(systems.flatMap(\.diagnostics))
      let needsChart = hasChart || format.namesRepository && source.hasValuesOfClusters
      let sources = needsChart ? systems.map(\.parameterized) : []
      let rendered = try render(systems, sources, with: given, from: source)
      // Freeing the memory of a large system before the process ends would only take time.
      try withExtendedLifetime((systems, sources)) {
        try deliver(rendered)
        Self.exit()
      }
    }
  }

  /// Whether all objects are kept in memory, because the format compares them between profiles.
  ///
  /// The manifests of a single profile are written while it is expanded, so its objects are freed early.
  private var keepsObjects: Bool { format != .manifests || !values.isEmpty }

  /// The file that holds the manifests of a large system until all are known to be without errors; nil keeps them in
  /// memory.
  private func spool(for specs: [LoadedSpec]) -> Spool? {
    let services = specs.flatMap { spec in
      spec.payload.app.profiles.map { spec.payload.serviceCount(in: $0) ?? 0 }
    }
    guard !keepsObjects, services.reduce(0, +) >= Self.spooledServices else { return nil }
    let folder = ProcessEnvironment.variable("TMPDIR") ?? ""
    return Spool(in: folder.isEmpty ? "/tmp" : folder)
  }

  /// The number of services, counted in each profile, from which manifests are kept on disk: the manifests of 10,000
  /// services have about 50 MB.
  private static let spooledServices = 10_000

  /// Whether the charts of the systems are needed; manifests with values are rendered from them.
  private var hasChart: Bool { format.hasChart || !values.isEmpty }

  private var request: ExpansionRequest {
    // A chart has all profiles.
    var request =
      hasChart
      ? ExpansionRequest(.all)
      : ExpansionRequest(profile, otherwise: format.coversAllProfiles ? .all : .first)
    if profiles.count > 1 { request.profiles = .each(profiles) }
    request.images = images
    request.placesParts = false
    request.needsObjects = values.isEmpty && format.needsObjects
    return request
  }

  private func render(
    _ systems: [ExpandedSystem<SystemPart>], _ sources: [ParameterizedSystem], with given: GivenValues,
    from source: GitOpsSource
  ) throws(CommandFailure) -> [RenderedSystem] {
    guard keepsObjects else {
      return systems.flatMap { system in
        system.manifests.map { RenderedSystem(spec: system.spec, content: .manifests($0)) }
      }
    }
    try checkProfiles(of: source, in: systems.map(\.spec))
    let charts: [Chart?] =
      sources.isEmpty ? systems.map { _ in nil } : try charts(of: systems, from: sources)
    if !values.isEmpty {
      var rendered: [RenderedSystem] = []
      for case (let system, let chart?) in zip(systems, charts) {
        let name = try system.spec.expansion(in: profile, images: images).profileName
        let parts = try given.objects(of: chart, in: name).map {
          StreamedPart(file: $0.file, objects: $0.objects)
        }
        let manifests = RenderedManifests(app: system.spec.name, parts)
        rendered.append(RenderedSystem(spec: system.spec, content: .manifests(manifests)))
      }
      return rendered
    }
    try check(source.clusters, of: systems, source, charts)
    let helmCharts = charts.map { hasChart ? $0.map(chart.helmChart) : nil }
    var files: [[RenderedFile]] = []
    if chart.package {
      for helm in helmCharts {
        var archives: [RenderedFile] = []
        if let helm { archives.append(try chart.archive(helm)) }
        files.append(archives)
      }
    } else {
      files = systems.indices.concurrentMap(minimum: 2) { index in
        format.files(of: systems[index].objects, from: source, helmCharts[index])
          + (provenance ? [origin(of: systems[index], source).file] : [])
      }
    }
    return systems.indices.map { index in
      RenderedSystem(
        spec: systems[index].spec, content: .files(files[index]),
        lacksChart: hasChart && charts[index] == nil)
    }
  }

  /// The charts of the systems; nil for a system that cannot be expressed as a chart, if other formats are also
  /// rendered.
  private func charts(
    of systems: [ExpandedSystem<SystemPart>], from sources: [ParameterizedSystem]
  ) throws(CommandFailure) -> [Chart?] {
    let charts = sources.map(Chart.init)
    guard charts.contains(where: { !$0.diagnostics.isEmpty }) else { return charts }
    let diagnostics = systems.flatMap { system in
      let source = ParameterizedSystem(system.spec.name, system.expansions, placesParts: true)
      return system.spec.located(Chart(source).diagnostics)
    }
    if format != .all {
      try Pipeline.check(diagnostics)
    } else {
      StandardStreams.report(diagnostics)
    }
    return charts.map { chart in chart.diagnostics.contains { $0.severity == .error } ? nil : chart }
  }

  private func origin(of system: ExpandedSystem<SystemPart>, _ source: GitOpsSource) -> Provenance {
    Provenance(
      app: system.spec.name, profiles: system.profiles.map(\.name), specDigest: system.spec.digest,
      revision: source.revision, toolVersion: Payload.version)
  }

  /// Reports errors in the list of clusters, which all systems share.
  private func check(
    _ clusters: [Cluster], of systems: [ExpandedSystem<SystemPart>], _ source: GitOpsSource,
    _ charts: [Chart?]
  ) throws(CommandFailure) {
    guard !clusters.isEmpty else { return }
    let faults = zip(systems, charts).flatMap { system, chart in
      system.objects.faults(of: source) + (chart?.faults(of: clusters) ?? [])
    }
    try Pipeline.check(ProfileFaults.joined([("", faults)]))
  }

  /// Reports an option for a profile that no system has.
  private func checkProfiles(of source: GitOpsSource, in specs: [LoadedSpec]) throws(CommandFailure) {
    let known = Set(specs.flatMap { $0.profileNames.compactMap(\.self) })
    let named = Set(source.destination.own.keys).union(source.project.own.keys).union(source.sync.own.keys)
    guard let unknown = named.subtracting(known).min(), let spec = specs.first else { return }
    throw CommandFailure(
      diagnostics: [
        .unknownProfile(
          unknown, of: spec.name, known: known.sorted(), at: spec.located(spec.place(ofProperty: "profiles")))
      ], exitCode: 64)
  }

  /// Writes the systems to standard output or to folders, or compares them with the folders.
  private func deliver(_ systems: [RenderedSystem]) throws {
    guard let output else {
      do {
        return try RenderedSystem.stream(systems) { try Pipeline.deliver($0) }
      } catch let fault as FileFault {
        throw CommandFailure(diagnostics: [fault.diagnostic], exitCode: fault.exitCode)
      }
    }
    try RenderedSystem.checkNames(of: systems)
    let isShared = systems.count > 1 || format == .all
    let isIncomplete = systems.contains(where: \.lacksChart)
    let folders = OutputFolders(
      systems.map { system in
        OutputFolders.Entry(
          app: system.spec.name, path: isShared ? "\(output)/\(system.spec.name)" : output,
          ownFolders: format.ownFolders.filter { !isIncomplete || $0 != RenderFormat.helm.rawValue },
          files: system.files, followsLinks: followLinks)
      }, followsLinks: followLinks)
    if check { try folders.check(showsDiff: diff) } else { try folders.write(prune: prune, force: force) }
    if isIncomplete { throw ExitCode(65) }
  }
}
