import ArgumentParser
import ChartParameters
import ChartRendering
import Diagnostics
import Expansion
import ManifestTree

/// `portolan render`: renders the objects of specs as manifests.
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
        portolan render shop --format helm --package --chart-version 1.4.0 --output dist
        portolan render shop --format kustomize --output charts/shop/kustomize
        portolan render shop --format argocd --profile spot --repository https://git.example.com/shop.git
        portolan render shop --format flux --source kustomize --repository https://git.example.com/shop.git
        portolan render shop call --format all --repository https://git.example.com/shop.git --output charts

      Without --output, one YAML stream in apply order goes to standard output. \
      With it, one file per service and the shared ones go to the folder; files \
      that are right already are not touched. Several specs get a folder each, \
      named for their app; --format all makes such a folder even for one, with a \
      folder for each format and every profile in it.

      EXIT CODES
        0   rendered, or clean      66  spec not found
        1   --check found changes   69  no Swift toolchain
        64  usage                   70  a bug of portolan
        65  faulty spec             73, 74  output cannot be written or read
      """)

  @Argument(
    help: ArgumentHelp("An App.swift, or a folder with one.", valueName: "spec"), completion: .file())
  var specs: [String]

  @Option(
    name: .customLong("profile"),
    help:
      "Profile to render. Defaults to the app's first profile, or to all if the format covers them. Repeat it for a stream of manifests of several profiles."
  )
  var profiles: [String] = []

  /// The only profile to render, if one is given.
  private var profile: String? { profiles.first }

  @Option(help: "Output format.")
  var format = RenderFormat.manifests

  @Option(
    help: ArgumentHelp("The folder for the rendered files.", valueName: "dir"), completion: .directory)
  var output: String?

  @Flag(
    help:
      "Write nothing, list the files that differ, are missing or are stale, and exit with 1 if there are any."
  )
  var check = false

  @Flag(help: "With --check, also print a patch from the present files to the rendered ones.")
  var diff = false

  @Flag(
    help: "Remove files of the app that portolan wrote to the output folder and no longer renders."
  )
  var prune = false

  @Flag(help: "Overwrite files of the same name that portolan did not write.")
  var force = false

  @Flag(help: "Write into folders of the output folder that are symbolic links.")
  var followLinks = false

  @Option(
    name: .customLong("set-image"),
    help: ArgumentHelp(
      "Replace the image of a service (SERVICE=REF) or of one of its containers (SERVICE/CONTAINER=REF).",
      valueName: "service=ref"),
    transform: { text in
      guard let image = ImageOverride(text) else {
        throw ValidationError("expected SERVICE=REF or SERVICE/CONTAINER=REF, found '\(text)'")
      }
      return image
    })
  var images: [ImageOverride] = []

  @OptionGroup(title: "Value options") var values: ValueOptions

  @OptionGroup(title: "Helm options") var chart: ChartOptions

  @OptionGroup(title: "GitOps options") var gitOps: GitOpsOptions

  @OptionGroup var specOptions: SpecOptions

  func validate() throws {
    if output == nil, check || prune || force || followLinks {
      throw ValidationError(
        "--check, --prune, --force and --follow-links need the folder that --output names")
    }
    if format != .manifests, !values.isEmpty {
      throw ValidationError(
        "--values and --set vary manifests; the values of other formats are in their own files")
    }
    if output == nil, !format.isStream {
      throw ValidationError("--format \(format.rawValue) makes folders, so it needs --output")
    }
    if diff, !check { throw ValidationError("--diff requires --check") }
    if check, prune {
      throw ValidationError("--check writes nothing, so --prune says nothing more; drop one of them")
    }
    if profiles.count > 1, format != .manifests || output != nil || !values.isEmpty {
      throw ValidationError(
        "several profiles make one stream of manifests, without --output and --set; --format all makes a folder for each"
      )
    }
    if profile != nil, !format.takesProfile {
      throw ValidationError(
        "--format \(format.rawValue) covers all profiles, so --profile says nothing; drop one of them")
    }
    if !format.hasChart, let option = chart.given.first {
      throw ValidationError("--format \(format.rawValue) makes no chart, so \(option) says nothing; drop it")
    }
    if chart.package, format != .helm {
      throw ValidationError("--package packs the chart alone, so it needs --format helm")
    }
    if format.namesRepository {
      if gitOps.repository == nil {
        throw ValidationError("--format \(format.rawValue) needs the repository that --repository names")
      }
      if specs.count > 1, let path = gitOps.path, !path.contains("<app>") {
        throw ValidationError("several systems cannot share the folder '\(path)'; name the app's with <app>")
      }
    } else if let option = gitOps.given.first {
      throw ValidationError(
        "--format \(format.rawValue) names no repository, so \(option) says nothing; drop it")
    }
  }

  func run() throws {
    do {
      let specs = try LoadedSpec.load(specs, specOptions, evaluatesTwice: check)
      try RepeatedEvaluation.check(specs)
      if !values.isEmpty {
        try renderManifests(
          of: specs,
          with: GivenValues(
            files: values.files, assignments: values.assignments, isValidated: !values.skipsValidation))
      } else if format == .manifests {
        try renderManifests(of: specs)
      } else {
        try render(specs)
      }
    } catch let fault as CommandFailure {
      throw fault.exit()
    }
  }

  /// The manifests of a single profile are written while it is expanded, so its objects are not kept.
  private func renderManifests(of specs: [LoadedSpec]) throws {
    var systems: [ExpandedSystem<RenderedPart>] = []
    for profile in profiles.isEmpty ? [nil] : profiles.map(Optional.some) {
      systems += try ExpandedSystem.expand(
        specs, in: profile, coversAll: format.coversAllProfiles, images: images
      ) {
        RenderedPart(file: $0.file, objects: $0.objects)
      }
    }
    guard let output else {
      return try stream(systems.map { ($0.spec, $0.manifests) })
    }
    try deliver(systems.map { ($0.spec, $0.manifests.files) }, to: output)
  }

  /// Manifests with user values are rendered from the chart's templates.
  private func renderManifests(of specs: [LoadedSpec], with values: GivenValues) throws {
    let systems = try ExpandedSystem.expand(
      specs, in: nil, coversAll: true, images: images, needsObjects: false
    ) {
      FileObjects(file: $0.file, objects: $0.objects)
    }
    var rendered: [(spec: LoadedSpec, manifests: RenderedManifests)] = []
    for (system, chart) in zip(systems, try charts(of: systems, from: systems.map(\.parameterized))) {
      guard let chart else { continue }
      let profile = try system.spec.expansion(in: profile, images: images).profileName
      let parts = try values.objects(of: chart, in: profile).map {
        RenderedPart(file: $0.file, objects: $0.objects)
      }
      rendered.append((system.spec, RenderedManifests(app: system.spec.name, parts)))
    }
    guard output != nil else { return try stream(rendered) }
    try deliver(rendered.map { ($0.spec, $0.manifests.files) }, to: output ?? "")
  }

  /// The other formats compare the profiles, so all objects are in memory.
  private func render(_ specs: [LoadedSpec]) throws {
    let systems = try ExpandedSystem.expand(
      specs, in: profile, coversAll: format.coversAllProfiles, images: images,
      needsObjects: format.needsObjects
    ) {
      FileObjects(file: $0.file, objects: $0.objects)
    }
    let source = gitOps.repositorySource
    try checkProfiles(of: source, in: specs)
    let sources = format.hasChart ? systems.map(\.parameterized) : []
    let charts =
      try format.hasChart
      ? charts(of: systems, from: sources).map { $0.map(chart.helmChart) } : systems.map { _ in nil }
    if chart.package { return try deliverArchives(of: zip(systems, charts).map { ($0.spec, $1) }) }
    let files = systems.indices.concurrentMap(minimum: 2) { index in
      format.files(of: systems[index].objects, from: source, charts[index])
    }
    guard let output else {
      try checkStream(zip(systems, files).map { ($0.spec, $1.flatMap(\.identities)) })
      try StandardStreams.write(RenderedFile.stream(of: files.flatMap(\.self)))
      return
    }
    // Freeing the memory before the process ends takes a tenth of the run time in a large system.
    try withExtendedLifetime((systems, sources, charts, files)) {
      let isIncomplete = format.hasChart && charts.contains { $0 == nil }
      try deliver(zip(systems, files).map { ($0.spec, $1) }, to: output, withoutCharts: isIncomplete)
      if isIncomplete { throw ExitCode(65) }
      Self.exit()
    }
  }

  private func stream(_ systems: [(spec: LoadedSpec, manifests: RenderedManifests)]) throws {
    if systems.count > 1 { try checkStream(systems.map { ($0.spec, $0.manifests.identities) }) }
    try RenderedManifests.stream(systems.map(\.manifests), to: StandardStreams.write)
  }

  /// If a stream contains two objects with the same identity, only the last one would remain in the cluster.
  private func checkStream(_ systems: [(spec: LoadedSpec, objects: [ObjectIdentity])]) throws(CommandFailure)
  {
    var owners: [ObjectIdentity: LoadedSpec] = [:]
    var faults: [Diagnostic] = []
    for (spec, objects) in systems {
      for object in objects {
        if let owner = owners[object] {
          faults.append(.sameObjectTwice(object, owner.path, spec.path))
        } else {
          owners[object] = spec
        }
      }
    }
    guard faults.isEmpty else { throw CommandFailure(diagnostics: faults, exitCode: 65) }
  }

  /// The charts of the systems; nil for a system that cannot be expressed as a chart, if other formats are also
  /// rendered.
  private func charts(
    of systems: [ExpandedSystem<FileObjects>], from sources: [ParameterizedSystem]
  ) throws(CommandFailure) -> [Chart?] {
    let charts = sources.map(Chart.init)
    guard charts.contains(where: { !$0.diagnostics.isEmpty }) else { return charts }
    let diagnostics = systems.flatMap { system in
      let source = ParameterizedSystem(system.spec.name, system.expansions, placesParts: true)
      return system.spec.located(Chart(source).diagnostics)
    }
    let isFaulty = diagnostics.contains { $0.severity == .error }
    guard !isFaulty || format == .all, values.isEmpty || !isFaulty else {
      throw CommandFailure(diagnostics: diagnostics, exitCode: 65)
    }
    StandardStreams.report(diagnostics)
    return charts.map { chart in chart.diagnostics.contains { $0.severity == .error } ? nil : chart }
  }

  private func deliverArchives(of charts: [(spec: LoadedSpec, chart: HelmChart?)]) throws {
    var rendered: [(spec: LoadedSpec, files: [RenderedFile])] = []
    for (spec, helm) in charts { rendered.append((spec, try helm.map { [try chart.archive($0)] } ?? [])) }
    try deliver(rendered, to: output ?? ".")
  }

  /// Reports a cluster for a profile that no system has.
  private func checkProfiles(of source: GitOpsSource, in specs: [LoadedSpec]) throws(CommandFailure) {
    let known = Set(specs.flatMap { $0.profileNames.compactMap(\.self) })
    guard let unknown = source.destinations.keys.filter({ !known.contains($0) }).min(), let spec = specs.first
    else { return }
    throw CommandFailure(
      diagnostics: [
        .unknownProfile(
          unknown, of: spec.name, known: known.sorted(), at: spec.located(spec.place(ofProperty: "profiles")))
      ], exitCode: 64)
  }

  /// - Parameter withoutCharts: whether a chart is missing, so that the files of an earlier one are kept.
  private func deliver(
    _ rendered: [(spec: LoadedSpec, files: [RenderedFile])], to output: String, withoutCharts: Bool = false
  ) throws {
    let byApp = Dictionary(grouping: rendered.map(\.spec), by: \.name)
    if let (app, same) = byApp.filter({ $0.value.count > 1 }).min(by: { $0.key < $1.key }) {
      throw CommandFailure(diagnostics: [.sameAppTwice(app, same.map(\.path))], exitCode: 64)
    }
    let isShared = rendered.count > 1 || format == .all
    let folders = OutputFolders(
      rendered.map { spec, files in
        OutputFolders.Entry(
          app: spec.name, path: isShared ? "\(output)/\(spec.name)" : output,
          ownFolders: format.ownFolders.filter { !withoutCharts || $0 != RenderFormat.helm.rawValue },
          files: files, followsLinks: followLinks)
      }, followsLinks: followLinks)
    if check { try folders.check(showsDiff: diff) } else { try folders.write(prune: prune, force: force) }
  }
}
