import ChartRendering
import Diagnostics
import Expansion
import ManifestTree

/// A spec's manifests in one profile, with what is wrong with it.
struct RenderedSpec {
  let path: String
  let app: String
  let manifests: RenderedManifests
  let diagnostics: [Diagnostic]

  /// Expands and writes all parts, on all cores; each part's objects are gone before the next one's are made.
  init(_ spec: LoadedSpec, _ expansion: Expansion) {
    let parts = (0..<expansion.partCount).concurrentMap { number in
      let part = expansion.part(number, placesParts: false)
      return (rendered: RenderedPart(file: part.file, objects: part.objects), diagnostics: part.diagnostics)
    }
    path = spec.path
    app = spec.name
    manifests = RenderedManifests(app: spec.name, parts.map(\.rendered))
    diagnostics = spec.located(
      spec.unknownChoices + expansion.check(place: spec.place(ofProperty:)) + parts.flatMap(\.diagnostics))
  }
}
