// host only
// nanoFramework.TestFramework over MSTest, so that one test source runs on a device and on .NET.
using MSTest = Microsoft.VisualStudio.TestTools.UnitTesting;

namespace nanoFramework.TestFramework
{
    public sealed class TestClassAttribute : MSTest.TestClassAttribute
    {
    }

    public sealed class TestMethodAttribute : MSTest.TestMethodAttribute
    {
        public TestMethodAttribute([System.Runtime.CompilerServices.CallerFilePath] string file = "", [System.Runtime.CompilerServices.CallerLineNumber] int line = -1)
            : base(file, line)
        {
        }
    }

    public sealed class DataRowAttribute : MSTest.DataRowAttribute
    {
        public DataRowAttribute(params object[] parameters)
            : base(parameters)
        {
        }
    }
}
