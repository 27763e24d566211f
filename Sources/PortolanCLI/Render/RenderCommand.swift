import ArgumentParser
import ChartRendering
import Diagnostics
import Expansion
import ManifestTree

/// `portolan render`: the objects of specs as manifests.
struct RenderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render",
    abstract: "Render specs as Kubernetes and Istio manifests.",
    discussion: """
      EXAMPLES
        portolan render examples/online-boutique --profile spot
        portolan render shop/App.swift --output charts/shop/manifests/base --prune
        portolan render shop --output charts/shop/manifests/base --check
        portolan render call --set-image call=registry.example.com/call:608f385

      Without --output, one YAML stream in apply order goes to standard output. \
      With it, one file per service and the shared ones go to the folder; files \
      that are right already are not touched. Several specs get a folder each, \
      named for their app.

      EXIT CODES
        0   rendered, or clean      66  spec not found
        1   --check found changes   69  no Swift toolchain
        64  usage                   70  a bug of portolan
        65  faulty spec             73, 74  output cannot be written or read
      """)

  @Argument(
    help: ArgumentHelp("An App.swift, or a folder that holds one.", valueName: "spec"), completion: .file())
  var specs: [String]

  @Option(help: "The profile to render; the app's first one by default.")
  var profile: String?

  @Option(
    help: ArgumentHelp("The folder for the rendered files.", valueName: "dir"), completion: .directory)
  var output: String?

  @Flag(help: "Write nothing; exit with 1 and list the files that differ, are missing or are stale.")
  var check = false

  @Flag(
    help: "Remove files in the output folder that portolan wrote for the app and that are no longer rendered."
  )
  var prune = false

  @Flag(help: "Overwrite files of the same name that portolan did not write.")
  var force = false

  @Option(
    name: .customLong("set-image"),
    help: ArgumentHelp(
      "Another image for a service (SERVICE=REF) or one of its containers (SERVICE/CONTAINER=REF).",
      valueName: "service=ref"),
    transform: { text in
      guard let image = ImageOverride(text) else {
        throw ValidationError("expected SERVICE=REF or SERVICE/CONTAINER=REF, found '\(text)'")
      }
      return image
    })
  var images: [ImageOverride] = []

  @OptionGroup var specOptions: SpecOptions

  func validate() throws {
    if output == nil, check || prune || force {
      throw ValidationError("--check, --prune and --force need the folder that --output names")
    }
    if check, prune {
      throw ValidationError("--check writes nothing, so --prune says nothing more; drop one of them")
    }
  }

  func run() throws {
    do {
      let rendered = try render()
      guard let output else {
        try RenderedManifests.stream(rendered.map(\.manifests), to: StandardStreams.write)
        return
      }
      let folders = OutputFolders(try folders(for: rendered, in: output))
      if check { try folders.check() } else { try folders.write(prune: prune, force: force) }
    } catch let fault as Fault {
      throw fault.exit()
    }
  }

  /// Renders all specs, or throws the faults of all.
  private func render() throws(Fault) -> [RenderedSpec] {
    let specs = try LoadedSpec.load(specs, specOptions)
    var rendered: [RenderedSpec] = []
    var diagnostics: [Diagnostic] = []
    var unusedImages = images
    var serviceNames: [String] = []
    for spec in specs {
      let expansion = try spec.expansion(in: profile, images: images)
      unusedImages.removeAll(where: expansion.has)
      serviceNames += expansion.serviceNames
      let result = RenderedSpec(spec, expansion)
      diagnostics += result.diagnostics
      rendered.append(result)
    }
    guard unusedImages.isEmpty else {
      throw Fault(
        diagnostics: unusedImages.map { .unknownService($0.target, known: serviceNames) }, exitCode: 64)
    }
    guard !diagnostics.contains(where: { $0.severity == .error }) else {
      throw Fault(diagnostics: diagnostics, exitCode: 65)
    }
    StandardStreams.report(diagnostics)
    return rendered
  }

  private func folders(for rendered: [RenderedSpec], in output: String) throws(Fault) -> [OutputFolders.Entry]
  {
    if rendered.count == 1 { return rendered.map { OutputFolders.Entry($0, path: output) } }
    let byApp = Dictionary(grouping: rendered, by: \.app)
    if let (app, same) = byApp.filter({ $0.value.count > 1 }).min(by: { $0.key < $1.key }) {
      throw Fault(diagnostics: [.sameAppTwice(app, same.map(\.path))], exitCode: 64)
    }
    return rendered.map { OutputFolders.Entry($0, path: "\(output)/\($0.app)") }
  }
}
