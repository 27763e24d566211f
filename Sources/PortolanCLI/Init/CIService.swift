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

  /// The workflow: lint with a report, a check that the rendered manifests are up to date, and a report of what a pull
  /// request changes.
  ///
  /// `.github/actions/portolan` and `.gitlab/portolan.yml` run the same commands; a test compares them.
  /// - Parameters:
  ///   - spec: the folder of the spec, from the root of the repository.
  ///   - arguments: the arguments of `portolan` that render the system.
  func workflow(of spec: String, rendering arguments: [String]) -> String {
    let spec = spec.shellQuoted
    let check = (arguments + ["--check"]).map(\.shellQuoted).joined(separator: " ")
    return switch self {
    case .github:
      """
      # Set the repository variable PORTOLAN_IMAGE to a container image with portolan, its Swift toolchain, and git.
      name: portolan
      on:
        pull_request:
        push:
          branches: [main]
      permissions:
        contents: read
        pull-requests: write
        security-events: write
      jobs:
        check:
          runs-on: ubuntu-latest
          container:
            image: ${{ vars.PORTOLAN_IMAGE }}
            # The image's user cannot write to the workspace of the job.
            options: --user root
          steps:
            - uses: actions/checkout@11d5960a326750d5838078e36cf38b85af677262 # v4.4.0
              with:
                fetch-depth: 0
            - name: Lint
              run: portolan lint \(spec) --format sarif --message-format github > portolan.sarif
            - name: Report
              if: always()
              uses: github/codeql-action/upload-sarif@dd903d2e4f5405488e5ef1422510ee31c8b32357 # v3.36.2
              with:
                sarif_file: portolan.sarif
            - name: Manifests are up to date
              run: portolan \(check) --message-format github
            - name: Changes to rendered objects
              id: changes
              if: always() && github.event_name == 'pull_request'
              env:
                BASE: ${{ github.event.pull_request.base.sha }}
              run: |
                git config --global --add safe.directory "$GITHUB_WORKSPACE"
                status=0
                portolan diff \(spec) --base "$BASE" --format markdown > portolan.md || status=$?
                echo "status=$status" >> "$GITHUB_OUTPUT"
                [ "$status" -le 1 ]
            - name: Comment
              if: always() && github.event_name == 'pull_request'
              uses: actions/github-script@f28e40c7f34bde8b3046d885e986cb6290c5673b # v7.1.0
              with:
                script: |
                  const fs = require('fs');
                  if (!fs.existsSync('portolan.md')) return;
                  const body = fs.readFileSync('portolan.md', 'utf8');
                  if (!body) return;
                  const place = {owner: context.repo.owner, repo: context.repo.repo};
                  const number = context.issue.number;
                  const comments = await github.paginate(
                    github.rest.issues.listComments, {...place, issue_number: number});
                  const own = comments.find((comment) => comment.body.startsWith('<!-- portolan-diff -->'));
                  if (own) await github.rest.issues.updateComment({...place, comment_id: own.id, body});
                  else if ('${{ steps.changes.outputs.status }}' === '1')
                    await github.rest.issues.createComment({...place, issue_number: number, body});

      """
    case .gitlab:
      """
      # Set the CI/CD variable PORTOLAN_IMAGE to a container image with portolan, its Swift toolchain, and git.
      portolan:
        image: {name: $PORTOLAN_IMAGE, entrypoint: [""]}
        script:
          - portolan lint \(spec) --format gitlab > gl-code-quality-report.json
          - portolan \(check)
        artifacts:
          when: always
          reports:
            codequality: gl-code-quality-report.json

      portolan-changes:
        image: {name: $PORTOLAN_IMAGE, entrypoint: [""]}
        variables:
          GIT_DEPTH: 0
        rules:
          - if: $CI_PIPELINE_SOURCE == "merge_request_event"
        before_script:
          - git config --global --add safe.directory "$CI_PROJECT_DIR"
        script:
          - portolan diff \(spec) --base "$CI_MERGE_REQUEST_DIFF_BASE_SHA" --format markdown --fail-on loses-data > portolan-changes.md
        artifacts:
          when: always
          expose_as: Changes to rendered objects
          paths: [portolan-changes.md]

      """
    }
  }
}
