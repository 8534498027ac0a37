using System.Runtime.CompilerServices;

// Tests hold the source of keys against what comes out, and fix it where a page shows a transcript.
[assembly: InternalsVisibleTo("Chronoseal.Tests.Host")]
