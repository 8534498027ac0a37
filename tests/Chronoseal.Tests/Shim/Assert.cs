// host only
using System;
using System.Runtime.CompilerServices;
using MSTest = Microsoft.VisualStudio.TestTools.UnitTesting;

namespace nanoFramework.TestFramework
{
    /// <summary>The assertions that our tests use, with the signatures of nanoFramework.TestFramework 3.0.</summary>
    public static class Assert
    {
        public static void AreEqual(bool expected, bool actual, [CallerArgumentExpression("actual")] string message = "") => MSTest.Assert.AreEqual(expected, actual, message);

        public static void AreEqual(int expected, int actual, [CallerArgumentExpression("actual")] string message = "") => MSTest.Assert.AreEqual(expected, actual, message);

        public static void AreEqual(long expected, long actual, [CallerArgumentExpression("actual")] string message = "") => MSTest.Assert.AreEqual(expected, actual, message);

        public static void AreEqual(string expected, string actual, [CallerArgumentExpression("actual")] string message = "") => MSTest.Assert.AreEqual(expected, actual, message);

        public static void AreNotEqual(string notExpected, string actual, [CallerArgumentExpression("actual")] string message = "") => MSTest.Assert.AreNotEqual(notExpected, actual, message);

        public static void IsTrue(bool condition, [CallerArgumentExpression("condition")] string message = "") => MSTest.Assert.IsTrue(condition, message);

        public static void IsFalse(bool condition, [CallerArgumentExpression("condition")] string message = "") => MSTest.Assert.IsFalse(condition, message);

        public static void ThrowsException(Type exceptionType, Action action, [CallerArgumentExpression("action")] string message = "")
        {
            try
            {
                action();
            }
            catch (Exception thrown)
            {
                MSTest.Assert.AreEqual(exceptionType, thrown.GetType(), message);
                return;
            }

            MSTest.Assert.Fail("No exception; expected " + exceptionType.Name + ". " + message);
        }
    }
}
