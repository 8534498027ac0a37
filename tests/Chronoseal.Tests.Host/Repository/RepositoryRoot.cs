using System.Reflection;

namespace Chronoseal.Tests.Host.Repository
{
    /// <summary>Where the sources are that these tests were built from.</summary>
    internal static class RepositoryRoot
    {
        public static string Path { get; } = System.IO.Path.GetFullPath(
            typeof(RepositoryRoot).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!);
    }
}
