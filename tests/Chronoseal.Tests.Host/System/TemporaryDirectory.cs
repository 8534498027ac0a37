namespace Chronoseal.Tests.Host.SystemTests
{
    /// <summary>A directory of one test.</summary>
    internal sealed class TemporaryDirectory : IDisposable
    {
        internal string Path { get; } = Directory.CreateTempSubdirectory("chronoseal-").FullName;

        public void Dispose() => Directory.Delete(Path, true);

        internal string Sub(string name) => System.IO.Path.Combine(Path, name);
    }
}
