using System.Runtime.CompilerServices;

// The scanner and the lanes are held against the decoder and the library directly: through a verdict alone their faults would cancel out.
[assembly: InternalsVisibleTo("Chronoseal.Tests.Host")]
