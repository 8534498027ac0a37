namespace Chronoseal.Benchmarks
{
    /// <summary>
    /// What counted code reports to. For one thread; it is the copy in the load context of the counted assemblies that counts.
    /// </summary>
    public static class InstructionMeter
    {
        private static InstructionMix s_total;

        /// <summary>A basic block of this composition starts to run. Called by counted code.</summary>
        public static void Enter(int all, int stores, int elements, int fields, int calls)
        {
            s_total = s_total.Plus(new InstructionMix(all, stores, elements, fields, calls));
        }

        /// <summary>What some work executes in all the counted assemblies. What the platform does in a call is not in it.</summary>
        public static InstructionMix Measure(Action work)
        {
            s_total = default;
            work();
            return s_total;
        }
    }
}
