using System.Reflection;
using System.Runtime.Loader;

namespace Chronoseal.Benchmarks
{
    /// <summary>The portable assemblies with reports of what they execute, and a copy of this one that works with them.</summary>
    internal sealed class CountedContext : AssemblyLoadContext
    {
        private static readonly string[] s_counted = ["Chronoseal.Hal", "Chronoseal.Protocols", "Chronoseal.Drivers", "Chronoseal.Firmware"];

        private readonly Assembly _uncounted = typeof(CountedContext).Assembly;

        /// <summary>The copy of a type of this assembly.</summary>
        public Type Copy(Type type) => LoadFromAssemblyPath(_uncounted.Location).GetType(type.FullName!, true)!;

        /// <inheritdoc/>
        protected override Assembly? Load(AssemblyName assemblyName)
        {
            string path = Path.Combine(Path.GetDirectoryName(_uncounted.Location)!, assemblyName.Name + ".dll");
            return s_counted.Contains(assemblyName.Name) ? LoadFromStream(InstructionProbe.Insert(path))
                : assemblyName.Name == _uncounted.GetName().Name ? LoadFromAssemblyPath(path)
                : null;
        }
    }
}
