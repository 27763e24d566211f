internal import Diagnostics
package import ManifestTree

/// Findings for programs.
///
/// The format number increases when a field changes or is removed. New fields can be added under the same number.
package enum JSONReport {
  /// The report as JSON.
  package static func node(for report: Report) -> Node {
    [
      "format": 1, "findings": .list(report.findings.map(node)),
      "errors": .list(
        report.faults.map { fault in
          [
            "id": .string(fault.id), "message": .string(fault.message),
            "location": fault.location.map(node) ?? .null, "fix": fault.fix.map(Node.string) ?? .null,
          ]
        }),
      "summary": [
        "total": .int(Int64(report.findings.count)),
        "error": .int(Int64(report.count(.error))), "warning": .int(Int64(report.count(.warning))),
        "info": .int(Int64(report.count(.info))), "allowed": .int(Int64(report.allowedCount)),
        "known": .int(Int64(report.knownCount)),
        "rules": .map(
          NodeMap(uniqueEntries: report.countsByRule.map { .init($0.rule, .int(Int64($0.count))) })),
      ],
    ]
  }

  private static func node(_ finding: Finding) -> Node {
    [
      "rule": .string(finding.rule), "severity": .string(finding.severity.rawValue),
      "message": .string(finding.message), "object": node(finding.object),
      "path": .string(finding.path.description), "location": node(finding.location),
      "notes": .list(
        finding.notes.map { note in
          ["message": .string(note.message), "location": note.location.map(node) ?? .null]
        }),
      "fix": .string(finding.fix), "profiles": .list(finding.profiles.map(Node.string)),
    ]
  }

  private static func node(_ object: ObjectIdentity) -> Node {
    [
      "group": .string(object.group), "kind": .string(object.kind),
      "namespace": object.namespace.map(Node.string) ?? .null, "name": .string(object.name),
    ]
  }

  private static func node(_ location: FileLocation) -> Node {
    [
      "file": .string(location.file), "line": .int(Int64(location.line)),
      "column": .int(Int64(location.column)),
    ]
  }
}
