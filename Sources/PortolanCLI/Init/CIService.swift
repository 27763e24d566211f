import ArgumentParser

/// A CI service for which `portolan init` creates a workflow.
enum CIService: String, ExpressibleByArgument, CaseIterable {
  case github, gitlab

  /// Where the service expects the workflow.
  var path: String {
    switch self {
    case .github: ".github/workflows/portolan.yml"
    case .gitlab: ".gitlab-ci.yml"
    }
  }

  /// The workflow: lint with a report, and a check that the rendered manifests are up to date.
  ///
  /// `.github/actions/portolan` and `.gitlab/portolan.yml` run the same commands; a test compares them.
  /// - Parameter arguments: the arguments of `portolan` that render the system.
  func workflow(rendering arguments: [String]) -> String {
    let check = (arguments + ["--check"]).map(\.shellQuoted).joined(separator: " ")
    return switch self {
    case .github:
      """
      # Set the repository variable PORTOLAN_IMAGE to a container image with portolan and its Swift toolchain.
      name: portolan
      on:
        pull_request:
        push:
          branches: [main]
      permissions:
        contents: read
        security-events: write
      jobs:
        check:
          runs-on: ubuntu-latest
          container: ${{ vars.PORTOLAN_IMAGE }}
          steps:
            - uses: actions/checkout@v4
            - name: Lint
              run: portolan lint . --format sarif --message-format github > portolan.sarif
            - name: Report
              if: always()
              uses: github/codeql-action/upload-sarif@v3
              with:
                sarif_file: portolan.sarif
            - name: Manifests are up to date
              run: portolan \(check) --message-format github

      """
    case .gitlab:
      """
      # Set the CI/CD variable PORTOLAN_IMAGE to a container image with portolan and its Swift toolchain.
      portolan:
        image: $PORTOLAN_IMAGE
        script:
          - portolan lint . --format gitlab > gl-code-quality-report.json
          - portolan \(check)
        artifacts:
          when: always
          reports:
            codequality: gl-code-quality-report.json

      """
    }
  }
}
