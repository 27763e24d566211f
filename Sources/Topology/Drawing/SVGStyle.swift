/// The style sheet and the pictograms of pictures.
///
/// Colors are written out for both schemes, because converters do not support CSS variables.
enum SVGStyle {
  static let sheet = """
    .paper{fill:#fff}
    text{font-family:Inter,"Segoe UI",Roboto,"Helvetica Neue",Arial,"Liberation Sans",sans-serif;fill:#1f2937}
    .title{font-size:18px;font-weight:600}
    .summary{font-size:12px;fill:#5b6675}
    .name{font-size:13px;font-weight:600;text-anchor:middle}
    .fact{font-size:11px;fill:#475569;text-anchor:middle}
    .call,.limit{font-size:10.5px;fill:#475569}
    .call{text-anchor:middle}
    .legend text{font-size:11px;fill:#475569}
    .box{fill:#f6f7f9;stroke:#64748b;stroke-width:1.3}
    .detail{fill:none;stroke:#64748b;stroke-width:1.3}
    .spot .box{fill:#fff3dc;stroke:#c2690a}.spot .detail{stroke:#c2690a}
    .on-demand .box{fill:#e5f0ff;stroke:#2563c9}.on-demand .detail{stroke:#2563c9}
    .gateway .box{fill:#f0ebff;stroke:#6d3fd1}
    .external .box{fill:#fff;stroke-dasharray:5 3}
    .line{fill:none;stroke:#8390a2;stroke-width:1.3}
    .hit{fill:none;stroke:transparent;stroke-width:9;pointer-events:stroke}
    .allowed .line{stroke-dasharray:5 4}
    .blocked .line{stroke:#d01c1c;stroke-width:1.8}
    .blocked .call,.blocked .limit{fill:#b91616}
    .head{fill:#8390a2}.head.blocked{fill:#d01c1c}
    .back{fill:#fff;fill-opacity:.92}
    .symbol{fill:none;stroke:#475569;stroke-width:1.1;stroke-linecap:round;stroke-linejoin:round}
    .node.added .box,.edge.added .line{stroke:#15803d;stroke-width:2.6}
    .node.altered .box,.edge.altered .line{stroke:#a16207;stroke-width:2.6}
    .node.removed,.edge.removed{opacity:.55}
    .node.removed .box,.edge.removed .line{stroke:#d01c1c;stroke-width:2.6;stroke-dasharray:2 3}
    @media (prefers-color-scheme:dark){
    .paper,.back{fill:#0f141b}
    text{fill:#e6ebf2}
    .summary,.fact,.call,.limit,.legend text{fill:#a9b6c6}
    .box{fill:#1b232e;stroke:#8c9bb0}.detail{stroke:#8c9bb0}
    .spot .box{fill:#3a2a10;stroke:#eaa13a}.spot .detail{stroke:#eaa13a}
    .on-demand .box{fill:#12294b;stroke:#6ba4f5}.on-demand .detail{stroke:#6ba4f5}
    .gateway .box{fill:#2a2148;stroke:#a98bf0}
    .external .box{fill:#0f141b}
    .line{stroke:#6f7d90}.head{fill:#6f7d90}
    .blocked .line{stroke:#ff6b6b}.head.blocked{fill:#ff6b6b}
    .blocked .call,.blocked .limit{fill:#ff8f8f}
    .symbol{stroke:#a9b6c6}
    .node.added .box,.edge.added .line{stroke:#4ade80}
    .node.altered .box,.edge.altered .line{stroke:#facc15}
    .node.removed .box,.edge.removed .line{stroke:#ff6b6b}
    }
    """

  /// Arrowheads, and pictograms of 10 by 10 pixels.
  static let definitions = """
    <defs>
    \(arrowhead("declared"))
    \(arrowhead("allowed"))
    \(arrowhead("blocked"))
    <g id="portolan-timeout" class="symbol"><circle cx="5" cy="5" r="4"/><path d="M5 2.6V5.2L6.8 6.3"/></g>
    <g id="portolan-retry" class="symbol"><path d="M8.6 3.2A4 4 0 1 0 9 5.6M8.8 .8V3.4H6.2"/></g>
    <g id="portolan-breaker" class="symbol"><path d="M5.9 .8L2.2 5.6H4.7L4.1 9.2L7.8 4.3H5.3Z"/></g>
    </defs>

    """

  private static func arrowhead(_ state: String) -> String {
    "<marker id=\"portolan-\(state)\" viewBox=\"0 0 8 8\" refX=\"7.4\" refY=\"4\" markerWidth=\"8\" markerHeight=\"8\" markerUnits=\"userSpaceOnUse\" orient=\"auto\"><path class=\"head \(state)\" d=\"M0 .6L8 4L0 7.4Z\"/></marker>"
  }
}
