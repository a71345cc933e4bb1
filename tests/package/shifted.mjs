/** A report of an event, as it must be where the event does not begin its input but stands behind bytes and lines. */
export function shifted(report, bytes, lines) {
  const findings = report.findings.map((finding) => ({
    ...finding,
    offset: finding.offset + bytes,
    line: finding.line + lines,
  }));
  return { ...report, findings };
}
